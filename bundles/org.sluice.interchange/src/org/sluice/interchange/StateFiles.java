package org.sluice.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.interchange.internal.Shapes;
import org.sluice.run.state.Checkpoint;

/** Reads and writes state files. Nothing is kept between calls; every method may be called from any thread. */
public final class StateFiles {

    /** The largest file that is read, in bytes; larger state is a defect of the tool that wrote it. */
    public static final int LARGEST = 16 << 20;

    private StateFiles() {}

    /**
     * Reads a file.
     *
     * @param format its format; empty to have it detected
     * @throws SluiceException E_INVALID_INPUT with the line: not there, too large, malformed, or of no known format
     */
    public static ImportedState read(Path file, Optional<StateFormat> format) {
        String name = String.valueOf(file.getFileName());
        try (InputStream in = Files.newInputStream(file)) {
            return read(name, in, format);
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT, "The file " + file + " cannot be read.", "Check its name.", e);
        }
    }

    /**
     * Reads a stream to its end, and leaves it open.
     *
     * @param name for messages; an ending {@code .yml} or {@code .yaml} counts
     */
    public static ImportedState read(String name, InputStream in, Optional<StateFormat> format) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    name + " is larger than " + (LARGEST >> 20) + " MB.",
                    "State of that size holds more than positions; export single streams.");
        }
        return parse(name, decoded(name, bytes), format);
    }

    private static String decoded(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT, name + " is not UTF-8 text.", "Convert it to UTF-8.", e);
        }
    }

    /** Reads a text; the rest as {@link #read(Path, Optional)}. */
    public static ImportedState parse(String name, String text, Optional<StateFormat> format) {
        return format.map(given -> Shapes.read(name, text, given)).orElseGet(() -> Shapes.read(name, text));
    }

    /** The format of a text. */
    public static StateFormat detect(String name, String text) {
        return Shapes.detect(name, text);
    }

    /**
     * Writes checkpoints.
     *
     * @param checkpoints at most one of a unit; one without cursor is left out, except in Sluice's own format
     * @throws SluiceException E_INVALID_INPUT when the format cannot hold them all
     */
    public static ExportedState write(StateFormat format, List<Checkpoint> checkpoints) {
        if (format == StateFormat.SLUICE) {
            return Shapes.write(format, checkpoints);
        }
        List<Checkpoint> positions = checkpoints.stream()
                .filter(checkpoint -> checkpoint.cursor().isPresent())
                .toList();
        ExportedState state = Shapes.write(format, positions);
        List<String> warnings = new java.util.ArrayList<>();
        checkpoints.stream()
                .filter(checkpoint -> checkpoint.cursor().isEmpty())
                .forEach(checkpoint -> warnings.add(checkpoint.unitId() + ": left out: it has no cursor."));
        warnings.addAll(state.warnings());
        return new ExportedState(state.text(), warnings);
    }
}
