package org.sluice.interchange.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.DataType;
import org.sluice.run.state.Checkpoint;

/** A checkpoint with a cursor on its way into a file. */
final class ExportedUnit {

    private final Checkpoint checkpoint;
    private final Checkpoint.Cursor cursor;
    private final List<String> warnings;

    ExportedUnit(Checkpoint checkpoint, List<String> warnings) {
        this.checkpoint = checkpoint;
        this.cursor = checkpoint.cursor().orElseThrow();
        this.warnings = warnings;
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    String id() {
        return checkpoint.unitId();
    }

    UnitName name() {
        return UnitName.of(id());
    }

    Checkpoint.Cursor cursor() {
        return cursor;
    }

    CursorValue value() {
        return cursor.value();
    }

    DataType type() {
        return cursor.value().type();
    }

    boolean isMoment() {
        return type() instanceof DataType.Timestamp || type() instanceof DataType.TimestampTz;
    }

    void warn(String warning) {
        warnings.add(id() + ": " + warning);
    }

    /** An integer as a number; empty for any other type. */
    Optional<JsonNode> number() {
        return type() instanceof DataType.Int
                ? Optional.of(JsonNodeFactory.instance.numberNode(new BigInteger(value().text())))
                : Optional.empty();
    }

    /** The value as text, with so many digits of a second at the most, rounded down so that nothing is passed over. */
    JsonNode text(int digits) {
        return JsonNodeFactory.instance.textNode(rounded(digits));
    }

    String rounded(int digits) {
        if (!isMoment() && !(type() instanceof DataType.Time)) {
            return value().text();
        }
        String full = Moments.written(value());
        String rounded = Moments.truncated(full, digits);
        if (!rounded.equals(full)) {
            warn("the value " + full + " is rounded down to " + rounded + "; rows in between are read again.");
        }
        return rounded;
    }

    /** For tools that read the value again and know rows by hashes of their own. */
    void warnRereads() {
        boolean known =
                !cursor.boundaryKeys().isEmpty() || cursor.boundarySketch().isPresent();
        if (known || cursor.boundaryOverflow()) {
            warn("which rows at exactly " + value().text() + " are committed cannot be said; they are read again.");
        }
    }

    /** For tools that begin after the value. */
    void warnSkips() {
        if (!cursor.boundaryOverflow()) {
            warn("the other tool begins after " + value().text()
                    + "; rows of exactly that value that appear later are not read.");
        }
    }
}
