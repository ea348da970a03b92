package org.sluice.interchange.internal;

import java.util.List;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.interchange.ExportedState;
import org.sluice.interchange.ImportedState;
import org.sluice.interchange.Place;
import org.sluice.interchange.StateFormat;
import org.sluice.run.state.Checkpoint;

/** All formats. */
public final class Shapes {

    private static final List<Shape> ALL = List.of(
            new SluiceShape(),
            new KvStoreShape(),
            new DltShape(),
            new AirbyteShape(),
            new SingerShape(),
            new KafkaConnectShape(),
            new EmbulkShape());

    private Shapes() {}

    /** The format of a text; of several that fit, none is taken. */
    public static StateFormat detect(String file, String text) {
        return detected(Document.parse(file, text)).format();
    }

    /** Reads a text whose format is not known. */
    public static ImportedState read(String file, String text) {
        Document document = Document.parse(file, text);
        return detected(document).read(document);
    }

    /** Reads a text of a format. */
    public static ImportedState read(String file, String text, StateFormat format) {
        Document document = Document.parse(file, text);
        ImportedState state = shape(format).read(document);
        if (state.positions().isEmpty() && state.leftOut().isEmpty()) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    new Place(file, 1, "") + ": there is nothing in it that " + format + " calls state ("
                            + format.description() + ").",
                    "Leave the format out to have it detected.");
        }
        return state;
    }

    /** Writes checkpoints, each with a cursor. */
    public static ExportedState write(StateFormat format, List<Checkpoint> checkpoints) {
        return shape(format).write(checkpoints);
    }

    private static Shape shape(StateFormat format) {
        return ALL.stream()
                .filter(shape -> shape.format() == format)
                .findFirst()
                .orElseThrow();
    }

    private static Shape detected(Document document) {
        List<Shape> fitting = ALL.stream().filter(shape -> shape.fits(document)).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        String known = String.join(", ", StateFormat.ids());
        throw new SluiceException(
                ProblemCode.E_INVALID_INPUT,
                new Place(document.file(), 1, "")
                        + (fitting.isEmpty()
                                ? ": the format is none that is known: " + known + "."
                                : ": the format may be "
                                        + fitting.stream().map(Shape::format).toList() + "."),
                "Say which it is.");
    }
}
