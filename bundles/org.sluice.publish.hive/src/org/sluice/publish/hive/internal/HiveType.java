package org.sluice.publish.hive.internal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;

/**
 * Hive's type of a column.
 *
 * @param text as Hive writes it
 * @param comment the type that was meant, where Hive has none for it; else empty
 */
record HiveType(String text, String comment) {

    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),(\\d+)\\)");
    private static final List<String> INTEGERS = List.of("tinyint", "smallint", "int", "bigint");
    private static final List<String> FLOATS = List.of("float", "double");

    /** The type in which Hive reads a column as Sluice writes it to Parquet. */
    static HiveType of(Field field) {
        DataType type = field.type();
        if (type instanceof DataType.Decimal decimal) {
            return plain("decimal(" + decimal.precision() + "," + decimal.scale() + ")");
        } else if (type instanceof DataType.Bool) {
            return plain("boolean");
        } else if (type instanceof DataType.Text) {
            return plain("string");
        } else if (type instanceof DataType.Binary) {
            return plain("binary");
        } else if (type instanceof DataType.Date) {
            return plain("date");
        } else if (type instanceof DataType.Int integer) {
            return plain(INTEGERS.get(Integer.numberOfTrailingZeros(integer.bits()) - 3));
        } else if (type instanceof DataType.Floating floating) {
            return plain(floating.bits() == 32 ? "float" : "double");
        } else if (type instanceof DataType.Timestamp timestamp) {
            return timestamp.precision() <= 6 ? plain("timestamp") : meaning("timestamp", type);
        }
        return substitute(field);
    }

    /** What Hive has no type for, as it can read it; instants become UTC. */
    private static HiveType substitute(Field field) {
        DataType type = field.type();
        if (type instanceof DataType.TimestampTz) {
            return meaning("timestamp", type);
        } else if (type instanceof DataType.Time) {
            return meaning("bigint", type);
        } else if (type instanceof DataType.Json) {
            return meaning("string", type);
        } else if (type instanceof DataType.Uuid) {
            return meaning("binary", type);
        }
        throw new SluiceException(
                ProblemCode.E_TYPE_UNSUPPORTED,
                "The column '" + field.name() + "' of type " + type + " has no form in a Hive table.",
                "Leave the column out, or state another type for it in the unit, such as json.");
    }

    private static HiveType plain(String text) {
        return new HiveType(text, "");
    }

    private static HiveType meaning(String text, DataType type) {
        return new HiveType(text, type.toString());
    }

    /** Whether a column of one type holds every value of another. */
    static boolean holds(String wide, String narrow) {
        String outer = normal(wide);
        String inner = normal(narrow);
        return outer.equals(inner)
                || within(INTEGERS, outer, inner)
                || within(FLOATS, outer, inner)
                || decimalHolds(outer, inner);
    }

    private static String normal(String type) {
        return type.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private static boolean within(List<String> order, String outer, String inner) {
        return order.contains(outer) && order.contains(inner) && order.indexOf(outer) >= order.indexOf(inner);
    }

    private static boolean decimalHolds(String outer, String inner) {
        Matcher wide = DECIMAL.matcher(outer);
        Matcher narrow = DECIMAL.matcher(inner);
        return wide.matches()
                && narrow.matches()
                && wide.group(2).equals(narrow.group(2))
                && Integer.parseInt(wide.group(1)) >= Integer.parseInt(narrow.group(1));
    }
}
