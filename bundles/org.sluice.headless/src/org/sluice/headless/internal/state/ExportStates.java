package org.sluice.headless.internal.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.interchange.ExportedState;
import org.sluice.interchange.StateFiles;
import org.sluice.interchange.StateFormat;
import org.sluice.project.Project;
import org.sluice.run.Engine;
import org.sluice.run.state.Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Writes checkpoints in the shape that this or another tool reads, and says what is lost by that.",
        mixinStandardHelpOptions = true)
final class ExportStates implements Callable<Integer> {

    private final Context context;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to; by default the standard output.")
    private Optional<String> file = Optional.empty();

    @Option(
            names = "--as",
            paramLabel = "SHAPE",
            description = "sluice, singer, airbyte, kafka-connect, dlt, embulk or kv-store.")
    private String shape = "sluice";

    @Option(names = "--unit", paramLabel = "GLOB", description = "Only these units; repeatable.")
    private List<String> units = new ArrayList<>();

    @Option(names = "--yes", fallbackValue = "true", description = "Replace the file without asking.")
    private boolean yes;

    ExportStates(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        StateFormat format = StateFormat.of(shape);
        return context.with((project, engine) -> {
            List<Checkpoint> checkpoints = selected(project, engine);
            ExportedState state = StateFiles.write(format, checkpoints);
            if (file.isEmpty()) {
                warn(state);
                context.console().out().print(state.text());
                return 0;
            }
            return write(context.console().directory().resolve(file.get()), state, checkpoints);
        });
    }

    private List<Checkpoint> selected(Project project, Engine engine) {
        Set<String> ids = new HashSet<>();
        project.select(units, List.of()).forEach(unit -> ids.add(unit.id()));
        List<Checkpoint> found = engine.state().latestCheckpoints().stream()
                .filter(checkpoint -> units.isEmpty() || ids.contains(checkpoint.unitId()))
                .toList();
        if (found.isEmpty()) {
            throw new SluiceException(
                    ProblemCode.E_UNIT_NOT_FOUND,
                    units.isEmpty() ? "No unit has a checkpoint yet." : "None of these units has a checkpoint yet.",
                    "Run them first.");
        }
        return found;
    }

    private void warn(ExportedState state) {
        state.warnings().forEach(warning -> context.console().err().println("warning " + warning));
    }

    private int write(Path path, ExportedState state, List<Checkpoint> checkpoints) {
        if (Files.exists(path) && !context.confirmed(yes, "The file " + path + " is there and would be replaced.")) {
            context.console().err().println("Nothing was changed.");
            return 1;
        }
        save(path, state.text());
        warn(state);
        context.output()
                .print(
                        () -> context.output().line("Wrote " + checkpoints.size() + " checkpoints to " + path + "."),
                        result(path, state, checkpoints));
        return 0;
    }

    /** All or nothing: a reader never finds half a file. */
    private static void save(Path path, String text) {
        try {
            Path part = Files.createTempFile(path.toAbsolutePath().getParent(), ".state", ".part");
            try {
                Files.writeString(part, text);
                Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "The file " + path + " cannot be written: " + e.getMessage() + ".",
                    "Name one in a folder that exists.",
                    e);
        }
    }

    private ObjectNode result(Path path, ExportedState state, List<Checkpoint> checkpoints) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", path.toString()).put("format", shape);
        checkpoints.forEach(checkpoint -> node.withArrayProperty("units").add(checkpoint.unitId()));
        state.warnings().forEach(node.putArray("warnings")::add);
        return node;
    }
}
