package org.sluice.source.jdbc.internal;

import java.util.Optional;
import org.sluice.api.type.DataType;

/**
 * How COPY sends a column.
 *
 * @param expression what is selected
 * @param width bytes of each value; 0 where they differ
 */
record CopyColumn(String expression, int width, CopyDecoder decoder) {

    /** Empty where the column's binary form is not known here and its text would not do. */
    static Optional<CopyColumn> of(Selection.Column column, String quotedName) {
        if (!column.expression().equals(quotedName)) {
            return Optional.of(text(column.expression()));
        }
        String name = column.source().name();
        DataType type = column.type();
        return switch (column.source().typeName()) {
            case "bool" -> fixed(quotedName, 1, CopyDecoders.bool());
            case "int2", "smallserial" -> fixed(quotedName, 2, CopyDecoders.int16(name, type));
            case "int4", "serial" -> fixed(quotedName, 4, CopyDecoders.int32(name, type));
            case "int8", "bigserial" -> fixed(quotedName, 8, CopyDecoders.int64(name, type));
            case "oid" -> fixed(quotedName, 4, CopyDecoders.unsigned32(name, type));
            case "float4" -> fixed(quotedName, 4, CopyDecoders.float32());
            case "float8" -> fixed(quotedName, 8, CopyDecoders.float64());
            case "numeric" -> fixed(quotedName, 0, NumericDecoders.of(name, type));
            case "date" -> fixed(quotedName, 4, CopyTimes.date(name));
            case "time" -> fixed(quotedName, 8, CopyTimes.time(name, (DataType.Time) type));
            case "timestamp" -> fixed(quotedName, 8, CopyTimes.timestamp(name, type));
            case "timestamptz" -> fixed(quotedName, 8, CopyTimes.timestamp(name, type));
            case "uuid" -> fixed(quotedName, 16, CopyDecoders.bytes());
            case "jsonb" -> fixed(quotedName, 0, CopyDecoders.jsonb());
            case "bytea", "text", "varchar", "bpchar", "name", "citext", "json" -> Optional.of(text(quotedName));
            default -> other(column, quotedName);
        };
    }

    private static Optional<CopyColumn> fixed(String expression, int width, CopyDecoder decoder) {
        return Optional.of(new CopyColumn(expression, width, decoder));
    }

    private static CopyColumn text(String expression) {
        return new CopyColumn(expression, 0, CopyDecoders.bytes());
    }

    private static Optional<CopyColumn> other(Selection.Column column, String quotedName) {
        if (!(column.type() instanceof DataType.Text)) {
            return Optional.empty();
        }
        // Unlike a cast, concat gives the very text that the type's output function makes.
        return Optional.of(
                text("CASE WHEN " + quotedName + " IS NOT NULL THEN pg_catalog.concat(" + quotedName + ") END"));
    }
}
