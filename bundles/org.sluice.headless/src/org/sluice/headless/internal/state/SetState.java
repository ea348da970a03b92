package org.sluice.headless.internal.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.TypeParser;
import org.sluice.headless.internal.Context;
import org.sluice.run.checkpoint.CheckpointEditor;
import org.sluice.run.checkpoint.ProposedChange;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.state.Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "set",
        description =
                "Takes a checkpoint as state get printed it, edited, from a file or with - from the standard input; "
                        + "or only a cursor.",
        mixinStandardHelpOptions = true)
final class SetState implements Callable<Integer> {

    private final Context context;

    @Mixin
    private Change change = new Change();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Where the JSON is; - is the standard input.")
    private Optional<String> file = Optional.empty();

    @Option(names = "--cursor", paramLabel = "VALUE", description = "Only the cursor's value.")
    private Optional<String> cursor = Optional.empty();

    @Option(
            names = "--field",
            paramLabel = "COLUMN",
            description = "The cursor's column, for a unit without checkpoint.")
    private Optional<String> field = Optional.empty();

    @Option(names = "--type", paramLabel = "TYPE", description = "Its type, such as timestamp(6).")
    private Optional<String> type = Optional.empty();

    SetState(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (file.isPresent() == cursor.isPresent()) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "Either a FILE or --cursor has to be given, not both.",
                    "For example: sluice state get UNIT > c.json, edit it, sluice state set UNIT c.json");
        }
        return change.run(context, (editor, id) -> cursor.map(value -> moved(editor, id, value))
                .orElseGet(() -> editor.edit(parsed(id))));
    }

    private ProposedChange moved(CheckpointEditor editor, String id, String value) {
        if (field.isEmpty() && type.isEmpty()) {
            return editor.moveTo(id, value);
        }
        if (field.isEmpty() || type.isEmpty()) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "--field and --type belong together; only one of them is given.",
                    "For example: --field updated_at --type timestamp(6) --cursor 2026-05-01T00:00:00");
        }
        try {
            CursorValue typed = CursorValue.parse(TypeParser.parse(type.get()), value);
            Checkpoint.Cursor position = new Checkpoint.Cursor(field.get(), typed, List.of(), false);
            return editor.moveTo(id, position, Checkpoint.Reason.EDIT);
        } catch (IllegalArgumentException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "--type " + type.get() + " and --cursor " + value + " do not fit: " + e.getMessage() + ".",
                    "For example: --field updated_at --type timestamp(6) --cursor 2026-05-01T00:00:00",
                    e);
        }
    }

    private Checkpoint parsed(String id) {
        Checkpoint checkpoint = CheckpointFormat.parse(text());
        if (!checkpoint.unitId().equals(id)) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "The checkpoint is of the unit " + checkpoint.unitId() + ", not of " + id + ".",
                    "Nothing was changed.");
        }
        return checkpoint;
    }

    private String text() {
        String name = file.orElseThrow();
        try {
            return name.equals("-")
                    ? new String(context.console().in().readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(path(name));
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT, "'" + name + "' cannot be read: " + e.getMessage() + ".", "", e);
        }
    }

    private Path path(String name) {
        return context.console().directory().resolve(name);
    }
}
