package org.sluice.interchange.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sluice.interchange.ImportedPosition;
import org.sluice.interchange.ImportedState;
import org.sluice.interchange.ImportedValue;
import org.sluice.interchange.LeftOut;
import org.sluice.interchange.StateFormat;

/** Collects what a reader finds. */
final class Findings {

    private final List<ImportedPosition> positions = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** Something that is no position of a cursor. */
    void leaveOut(String name, Node node, String reason) {
        leftOut.add(new LeftOut(name, node.place(), reason));
    }

    /** Concerns the whole file. */
    void warn(String warning) {
        warnings.add(warning);
    }

    void add(ImportedPosition position) {
        positions.add(position);
    }

    /** A position with one value, and nothing known of the rows at it. */
    void add(Stream stream, Optional<String> field, Node.Scalar value, List<String> notes) {
        add(stream, field, List.of(value(value)), notes);
    }

    void add(Stream stream, Optional<String> field, List<ImportedValue> values, List<String> notes) {
        add(new ImportedPosition(
                stream.name(),
                stream.key(),
                field,
                values,
                ImportedPosition.Boundary.UNKNOWN,
                stream.node().place(),
                notes));
    }

    /** A stream, what tells it from the others of its name, and where it stands. */
    record Stream(String name, String key, Node node) {}

    /** What a scalar says. */
    static ImportedValue value(Node.Scalar scalar) {
        return new ImportedValue(
                scalar.kind() == Node.Kind.NUMBER ? ImportedValue.Kind.NUMBER : ImportedValue.Kind.TEXT, scalar.text());
    }

    ImportedState state(StateFormat format) {
        return new ImportedState(format, positions, leftOut, warnings);
    }
}
