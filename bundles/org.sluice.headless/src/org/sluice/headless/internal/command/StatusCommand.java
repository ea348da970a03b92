package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.api.problem.Problem;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.project.UnitEntry;
import org.sluice.project.UnitStanding;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.UnitRun;
import picocli.CommandLine.Command;

/** Where the units stand. */
@Command(name = "status", description = "Shows where the units stand.", mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    private final Context context;

    public StatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            TextTable table =
                    new TextTable("unit", "state", "mode", "cursor", "last run", "rows", "duration", "problem");
            for (UnitStanding standing : UnitStanding.all(project, engine.state())) {
                new Line(standing).add(array.addObject(), table);
            }
            context.output().print(() -> table.lines().forEach(context.output()::line), array);
            return 0;
        });
    }

    /** A unit's line. */
    private record Line(UnitStanding standing) {

        void add(ObjectNode node, TextTable table) {
            UnitEntry entry = standing.entry();
            Optional<UnitRun> run = standing.run();
            String state = standing.badge().label();
            String mode = entry.unit()
                    .map(unit -> unit.mode().sync().name().toLowerCase(Locale.ROOT))
                    .orElse("");
            String cursor = standing.checkpoint()
                    .flatMap(Checkpoint::cursor)
                    .map(position -> position.value().text())
                    .orElse("");
            String problem = run.flatMap(UnitRun::problem)
                    .map(Problem::code)
                    .map(Enum::name)
                    .orElse("");
            node.put("unit", entry.id())
                    .put("state", state)
                    .put("sync_mode", mode)
                    .put("cursor", cursor);
            node.put(
                    "checkpoint_version",
                    standing.checkpoint().map(Checkpoint::version).orElse(0L));
            run.ifPresent(last -> node.put("last_run", last.runId())
                    .put("started_at", last.startedAt().toString())
                    .put("rows", last.rows())
                    .put("problem", problem));
            table.row(
                    entry.id(),
                    state,
                    mode,
                    cursor,
                    run.map(UnitRun::runId).orElse(""),
                    run.map(UnitRun::rows).orElse(0L),
                    duration(),
                    problem);
        }

        private String duration() {
            return standing.run()
                    .flatMap(last -> last.endedAt().map(end -> Duration.between(last.startedAt(), end)))
                    .map(elapsed -> String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0))
                    .orElse("");
        }
    }
}
