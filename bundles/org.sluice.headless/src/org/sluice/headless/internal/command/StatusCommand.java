package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sluice.api.problem.Problem;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.project.UnitEntry;
import org.sluice.run.Engine;
import org.sluice.run.RunState;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.Pause;
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
            Map<String, UnitRun> runs = new HashMap<>();
            engine.state().latestUnitRuns().forEach(run -> runs.put(run.unitId(), run));
            Map<String, Checkpoint> checkpoints = new HashMap<>();
            engine.state().latestCheckpoints().forEach(checkpoint -> checkpoints.put(checkpoint.unitId(), checkpoint));
            Set<String> paused =
                    engine.state().pauses().stream().map(Pause::unitId).collect(Collectors.toSet());
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            TextTable table =
                    new TextTable("unit", "state", "mode", "cursor", "last run", "rows", "duration", "problem");
            for (UnitEntry entry : project.entries()) {
                Standing standing = new Standing(
                        entry,
                        Optional.ofNullable(runs.get(entry.id())),
                        Optional.ofNullable(checkpoints.get(entry.id())));
                String state = paused.contains(entry.id()) ? "Paused" : state(engine, standing);
                standing.add(state, array.addObject(), table);
            }
            context.output().print(() -> table.lines().forEach(context.output()::line), array);
            return 0;
        });
    }

    private static String state(Engine engine, Standing standing) {
        Optional<RunState> last = standing.run().map(UnitRun::state);
        if (!standing.entry().enabled()) {
            return "Paused";
        } else if (last.isEmpty()) {
            return "Idle";
        } else if (last.get() == RunState.RUNNING) {
            return engine.state().lockHolder(standing.entry().id()).isPresent() ? "Running" : "Failed";
        }
        return last.get() == RunState.SUCCEEDED ? "Healthy" : last.get() == RunState.PAUSED ? "Idle" : "Failed";
    }

    /** A unit with what is remembered of it. */
    private record Standing(UnitEntry entry, Optional<UnitRun> run, Optional<Checkpoint> checkpoint) {

        void add(String state, ObjectNode node, TextTable table) {
            String mode = entry.unit()
                    .map(unit -> unit.mode().sync().name().toLowerCase(Locale.ROOT))
                    .orElse("");
            String cursor = checkpoint
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
            node.put("checkpoint_version", checkpoint.map(Checkpoint::version).orElse(0L));
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
            return run.flatMap(last -> last.endedAt().map(end -> Duration.between(last.startedAt(), end)))
                    .map(elapsed -> String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0))
                    .orElse("");
        }
    }
}
