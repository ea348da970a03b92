package org.sluice.api.type;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text form of a {@link DataType}. Aliases that users of other tools type are understood as well. */
public final class TypeParser {

    private static final Pattern SIMPLE =
            Pattern.compile("([a-z_0-9]+)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?");

    private TypeParser() {}

    /** The names that {@link #parse} understands, for messages and JSON Schema. */
    public static final String EXPECTED =
            "boolean, int8, int16, int32, int64, float32, float64, decimal(p,s), string, binary, date, "
                    + "time(p), timestamp(p), timestamp_tz(p), uuid, json";

    /**
     * Parses a type.
     *
     * @throws IllegalArgumentException naming what was expected
     */
    public static DataType parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("array<") && lower.endsWith(">")) {
            return new DataType.Array(parse(lower.substring(6, lower.length() - 1)));
        }
        Matcher matcher = SIMPLE.matcher(lower);
        if (!matcher.matches()) {
            throw unknown(text);
        }
        int first = matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2));
        int second = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        DataType plain = plain(matcher.group(1));
        if (plain != null && first < 0) {
            return plain;
        }
        int micros = first < 0 ? 6 : first;
        return switch (matcher.group(1)) {
            case "decimal", "numeric" -> {
                if (first < 0) {
                    throw new IllegalArgumentException(
                            "'" + text + "' needs a precision and a scale, such as decimal(38,9)");
                }
                yield new DataType.Decimal(first, second);
            }
            case "time" -> new DataType.Time(micros);
            case "timestamp" -> new DataType.Timestamp(micros);
            case "timestamp_tz", "timestamptz" -> new DataType.TimestampTz(micros);
            default -> throw unknown(text);
        };
    }

    private static @org.eclipse.jdt.annotation.Nullable DataType plain(String name) {
        return switch (name) {
            case "boolean", "bool" -> new DataType.Bool();
            case "int8" -> new DataType.Int(8);
            case "int16", "smallint" -> new DataType.Int(16);
            case "int32", "int", "integer" -> new DataType.Int(32);
            case "int64", "long", "bigint" -> new DataType.Int(64);
            case "float32", "float", "real" -> new DataType.Floating(32);
            case "float64", "double" -> new DataType.Floating(64);
            case "string", "text" -> new DataType.Text();
            case "binary", "bytes" -> new DataType.Binary();
            case "date" -> new DataType.Date();
            case "uuid" -> new DataType.Uuid();
            case "json" -> new DataType.Json();
            default -> null;
        };
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("'" + text + "' is not a type; expected one of: " + EXPECTED);
    }
}
