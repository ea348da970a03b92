package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.Engine;
import org.sluice.run.format.ProblemFormat;
import org.sluice.run.format.Receipt;
import org.sluice.run.format.ReceiptFormat;
import org.sluice.run.state.RunRecord;
import org.sluice.run.state.SliceRecord;
import org.sluice.run.state.UnitRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Past and present runs. */
@Command(name = "runs", description = "Lists, shows and stops runs.", mixinStandardHelpOptions = true)
public final class RunsCommand {

    private RunsCommand() {}

    /** The command with its parts. */
    public static CommandLine with(Context context) {
        return new CommandLine(new RunsCommand())
                .addSubcommand(new ListRuns(context))
                .addSubcommand(new ShowRun(context))
                .addSubcommand(new Logs(context))
                .addSubcommand(new Cancel(context));
    }

    private static RunRecord require(Engine engine, String id) {
        List<RunRecord> newest = id.equals("last") ? engine.state().runs(1) : List.of();
        return newest.stream()
                .findFirst()
                .or(() -> engine.state().run(id))
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_INVALID_INPUT, "There is no run '" + id + "'.", "See: sluice runs list"));
    }

    @Command(name = "list", description = "Lists runs, newest first.", mixinStandardHelpOptions = true)
    static final class ListRuns implements Callable<Integer> {
        private final Context context;

        @Option(names = "--limit", paramLabel = "N", description = "How many; 20 by default.")
        private int limit = 20;

        ListRuns(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            return context.with((project, engine) -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                TextTable table = new TextTable("run", "state", "started", "ended", "by");
                for (RunRecord run : engine.state().runs(limit)) {
                    String ended = run.endedAt().map(Object::toString).orElse("");
                    table.row(run.runId(), run.state(), run.createdAt(), ended, run.user());
                    array.addObject()
                            .put("run_id", run.runId())
                            .put("state", run.state().name())
                            .put("started_at", run.createdAt().toString())
                            .put("ended_at", ended)
                            .put("user", run.user());
                }
                context.output().print(() -> table.lines().forEach(context.output()::line), array);
                return 0;
            });
        }
    }

    @Command(
            name = "show",
            description = "Shows a run with its slices and receipts; 'last' is the newest.",
            mixinStandardHelpOptions = true)
    static final class ShowRun implements Callable<Integer> {
        private final Context context;

        @Parameters(paramLabel = "RUN")
        private String id = "";

        ShowRun(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            return context.with((project, engine) -> {
                RunRecord run = require(engine, id);
                ObjectNode node = JsonNodeFactory.instance.objectNode();
                node.put("run_id", run.runId()).put("state", run.state().name());
                ArrayNode units = node.putArray("units");
                TextTable table = new TextTable("unit", "slice", "state", "tries", "rows", "hash", "ms", "problem");
                for (UnitRun unit : engine.state().unitRuns(run.runId())) {
                    ObjectNode child = units.addObject();
                    child.put("unit", unit.unitId())
                            .put("state", unit.state().name())
                            .put("work_id", unit.workId());
                    unit.problem().ifPresent(problem -> child.set("problem", ProblemFormat.toJson(problem)));
                    ArrayNode slices = child.putArray("slices");
                    for (SliceRecord slice : engine.state().slices(run.runId(), unit.unitId())) {
                        add(slice, slices.addObject(), table);
                    }
                }
                context.output()
                        .print(
                                () -> {
                                    context.output()
                                            .line("run " + run.runId() + ": " + run.state() + ", started "
                                                    + run.createdAt());
                                    table.lines().forEach(context.output()::line);
                                },
                                node);
                return 0;
            });
        }

        private static void add(SliceRecord slice, ObjectNode node, TextTable table) {
            node.put("slice", slice.index()).put("state", slice.state().name()).put("attempts", slice.attempts());
            slice.receipt()
                    .ifPresent(receipt -> node.set("receipt", ReceiptFormat.toJson(ReceiptFormat.parse(receipt))));
            slice.problem().ifPresent(problem -> node.set("problem", ProblemFormat.toJson(problem)));
            Optional<Receipt> receipt = slice.receipt().map(ReceiptFormat::parse);
            table.row(
                    slice.unitId(),
                    slice.index(),
                    slice.state(),
                    slice.attempts(),
                    receipt.isEmpty() ? "" : receipt.get().sunk().rows(),
                    receipt.isEmpty() ? "" : receipt.get().sunk().hash().substring(0, 12),
                    receipt.isEmpty() ? "" : receipt.get().elapsed().toMillis(),
                    slice.problem().map(problem -> problem.code().name()).orElse(""));
        }
    }

    @Command(name = "logs", description = "Prints the events of a run, as JSON lines.", mixinStandardHelpOptions = true)
    static final class Logs implements Callable<Integer> {
        private final Context context;

        @Parameters(paramLabel = "RUN")
        private String id = "";

        Logs(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            return context.with((project, engine) -> {
                RunRecord run = require(engine, id);
                Path file = RunLog.file(project.home().resolve("logs"), run.runId());
                try (Stream<String> lines = Files.lines(file)) {
                    lines.forEach(context.console().out()::println);
                    return 0;
                } catch (IOException e) {
                    throw new SluiceException(
                            ProblemCode.E_INVALID_INPUT,
                            "The run " + run.runId() + " has no log: " + file + ".",
                            "",
                            e);
                }
            });
        }
    }

    @Command(
            name = "cancel",
            description = "Asks a run to stop cleanly, whichever process runs it.",
            mixinStandardHelpOptions = true)
    static final class Cancel implements Callable<Integer> {
        private final Context context;

        @Parameters(paramLabel = "RUN")
        private String id = "";

        Cancel(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            return context.with((project, engine) -> {
                RunRecord run = require(engine, id);
                boolean asked = engine.runs().cancel(run.runId());
                ObjectNode node = JsonNodeFactory.instance.objectNode();
                node.put("run_id", run.runId()).put("asked", asked);
                context.output()
                        .print(
                                () -> context.output()
                                        .line(
                                                asked
                                                        ? "run " + run.runId() + " was asked to stop"
                                                        : "run " + run.runId() + " has ended already"),
                                node);
                return 0;
            });
        }
    }
}
