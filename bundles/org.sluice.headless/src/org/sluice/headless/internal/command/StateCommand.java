package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.Output;
import org.sluice.headless.internal.TextTable;
import org.sluice.project.Project;
import org.sluice.run.Engine;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.state.Checkpoint;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checkpoints. */
@Command(name = "state", description = "Lists, shows and resets checkpoints.", mixinStandardHelpOptions = true)
public final class StateCommand {

    private StateCommand() {}

    /** The command with its parts. */
    public static CommandLine with(Context context) {
        return new CommandLine(new StateCommand())
                .addSubcommand(new ListStates(context))
                .addSubcommand(new GetState(context))
                .addSubcommand(new ResetState(context));
    }

    /** The full id of a unit that is in the project or, having been removed from it, still in the state. */
    private static String unitId(Project project, Engine engine, String given) {
        List<String> known = new java.util.ArrayList<>(
                project.entries().stream().map(entry -> entry.id()).toList());
        engine.state().latestCheckpoints().forEach(checkpoint -> known.add(checkpoint.unitId()));
        List<String> found = known.stream()
                .distinct()
                .filter(id -> id.equals(given) || id.contains("/" + given + "@"))
                .toList();
        if (found.size() != 1) {
            throw new SluiceException(
                    ProblemCode.E_UNIT_NOT_FOUND,
                    found.isEmpty() ? "There is no unit '" + given + "'." : "'" + given + "' could be " + found + ".",
                    "See: sluice units list");
        }
        return found.get(0);
    }

    @Command(name = "list", description = "Lists the checkpoints.", mixinStandardHelpOptions = true)
    static final class ListStates implements Callable<Integer> {
        private final Context context;

        ListStates(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            return context.with((project, engine) -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                TextTable table = new TextTable("unit", "version", "reason", "cursor", "at", "by");
                for (Checkpoint checkpoint : engine.state().latestCheckpoints()) {
                    array.add(CheckpointFormat.toJson(checkpoint));
                    table.row(
                            checkpoint.unitId(),
                            checkpoint.version(),
                            checkpoint.reason(),
                            checkpoint
                                    .cursor()
                                    .map(cursor -> cursor.value().text())
                                    .orElse(""),
                            checkpoint.createdAt(),
                            checkpoint.createdBy());
                }
                context.output().print(() -> table.lines().forEach(context.output()::line), array);
                return 0;
            });
        }
    }

    @Command(name = "get", description = "Prints a checkpoint as JSON.", mixinStandardHelpOptions = true)
    static final class GetState implements Callable<Integer> {
        private final Context context;

        @Parameters(paramLabel = "UNIT")
        private String unit = "";

        GetState(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            return context.with((project, engine) -> {
                String id = unitId(project, engine, unit);
                Checkpoint checkpoint = engine.state()
                        .checkpoint(id)
                        .orElseThrow(() -> new SluiceException(
                                ProblemCode.E_UNIT_NOT_FOUND,
                                "The unit " + id + " has no checkpoint yet.",
                                "Run it first."));
                ObjectNode node = CheckpointFormat.toJson(checkpoint);
                context.output().print(() -> context.output().line(Output.json(node)), node);
                return 0;
            });
        }
    }

    @Command(
            name = "reset",
            description = "Sets a checkpoint back to nothing; other units are left alone.",
            mixinStandardHelpOptions = true)
    static final class ResetState implements Callable<Integer> {
        private final Context context;

        @Parameters(paramLabel = "UNIT")
        private String unit = "";

        @Option(names = "--yes", fallbackValue = "true", description = "Do not ask.")
        private boolean yes;

        ResetState(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            return context.with((project, engine) -> {
                String id = unitId(project, engine, unit);
                Optional<Checkpoint> current = engine.state().checkpoint(id);
                if (current.isEmpty() || current.get().reason() == Checkpoint.Reason.RESET) {
                    context.output()
                            .print(() -> context.output().line(id + " has no position to reset."), result(id, current));
                    return 0;
                }
                String cursor = current.get()
                        .cursor()
                        .map(position -> " at " + position.field() + " = "
                                + position.value().text())
                        .orElse("");
                String question = "This drops version " + current.get().version() + " of " + id + cursor
                        + "; the next run reads everything again, and a target that is appended to gets it twice.";
                if (!context.confirmed(yes, question)) {
                    context.console().err().println("Nothing was changed.");
                    return 1;
                }
                Checkpoint next = reset(current.get());
                engine.state().appendCheckpoint(next, Optional.empty());
                context.output()
                        .print(
                                () -> context.output()
                                        .line(id + " is reset; version " + next.version() + ". Version " + next.parent()
                                                + " is kept."),
                                result(id, Optional.of(next)));
                return 0;
            });
        }

        private static Checkpoint reset(Checkpoint current) {
            return new Checkpoint(
                    current.unitId(),
                    current.version() + 1,
                    current.version(),
                    Instant.now(),
                    "user:" + System.getProperty("user.name", "unknown"),
                    Checkpoint.Reason.RESET,
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    Map.of());
        }

        private static ObjectNode result(String id, Optional<Checkpoint> checkpoint) {
            return checkpoint.map(CheckpointFormat::toJson).orElseGet(() -> JsonNodeFactory.instance
                    .objectNode()
                    .put("unit", id)
                    .put("version", 0));
        }
    }
}
