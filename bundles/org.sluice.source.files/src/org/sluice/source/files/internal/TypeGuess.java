package org.sluice.source.files.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/**
 * The narrowest type that holds every value of a sample without loss. Numbers with leading zeros are text: they are
 * codes. A number with a point is a decimal, with an exponent a float64.
 */
final class TypeGuess {

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern POINT = Pattern.compile("-?(0|[1-9][0-9]*)\\.([0-9]+)");
    private static final Pattern FLOAT = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?[eE][-+]?[0-9]+|NaN|-?Infinity");
    private static final Pattern BOOL = Pattern.compile("(?i)true|false");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern NANOS = Pattern.compile(".*[.,][0-9]{7,9}(?![0-9]).*");
    private static final int LONG_DIGITS = 18;
    private static final int FEW_DIGITS = 15;
    private static final int MANY_DECIMALS = 6;

    private final List<Temporal> temporal = new ArrayList<>();
    private boolean any;
    private boolean nested;
    private boolean scalar;
    private boolean bool = true;
    private boolean number = true;
    private boolean uuid = true;
    private boolean fits = true;
    private boolean floating;
    private boolean exact = true;
    private boolean nanos;
    private int digits;
    private int decimals;

    TypeGuess(ValueSettings settings) {
        if (settings.epochDigits().isEmpty()) {
            temporal.add(new Temporal(new DataType.Timestamp(9), settings));
            temporal.add(new Temporal(new DataType.TimestampTz(9), settings));
        }
        temporal.add(new Temporal(new DataType.Date(), settings));
        temporal.add(new Temporal(new DataType.Time(9), settings));
    }

    /** A type that values are tried on. */
    private static final class Temporal {
        private final DataType type;
        private final TextAppender appender;
        private final ColumnBatch scratch;

        Temporal(DataType type, ValueSettings settings) {
            this.type = type;
            this.appender = TextAppenders.of(type, settings);
            this.scratch = new ColumnBatch(new Schema(List.of(new Field("v", type, true))));
        }

        boolean takes(char[] text) {
            try {
                appender.append(text, 0, text.length, scratch.column(0));
                return true;
            } catch (BadValueException e) {
                return e.reason().contains("range");
            } finally {
                scratch.reset();
            }
        }
    }

    /** A value of a format that has nothing but text. */
    void text(String value) {
        scalar = true;
        bool &= BOOL.matcher(value).matches();
        if (number) {
            number(value);
        }
        tryOthers(value);
    }

    /** A text of a format that has numbers too: it is not meant as one. */
    void string(String value) {
        scalar = true;
        bool = false;
        number = false;
        tryOthers(value);
    }

    /** A number of a format that tells numbers from text. */
    void numeral(String value) {
        scalar = true;
        bool = false;
        uuid = false;
        temporal.clear();
        number(value);
    }

    /** A truth value of a format that has them. */
    void truth() {
        scalar = true;
        number = false;
        uuid = false;
        temporal.clear();
        any = true;
    }

    /** An array or object. */
    void nested() {
        any = true;
        nested = true;
    }

    private void tryOthers(String value) {
        any = true;
        uuid &= UUID.matcher(value).matches();
        if (!temporal.isEmpty()) {
            char[] text = value.toCharArray();
            temporal.removeIf(candidate -> !candidate.takes(text));
            nanos |= NANOS.matcher(value).matches();
        }
    }

    private void number(String value) {
        any = true;
        Matcher point = POINT.matcher(value);
        if (WHOLE.matcher(value).matches()) {
            digits = Math.max(digits, value.length() - (value.startsWith("-") ? 1 : 0));
            fits &= fitsLong(value);
        } else if (point.matches()) {
            digits = Math.max(digits, point.group(1).length());
            decimals = Math.max(decimals, point.group(2).length());
        } else if (FLOAT.matcher(value).matches()) {
            floating = true;
            return;
        } else {
            number = false;
            return;
        }
        exact &= isExactDouble(value);
    }

    private static boolean fitsLong(String value) {
        try {
            TextAppenders.whole(value.toCharArray(), 0, value.length());
            return true;
        } catch (BadValueException e) {
            return false;
        }
    }

    /** Whether the nearest float64 is written with the same digits. */
    private static boolean isExactDouble(String value) {
        double nearest = Double.parseDouble(value);
        return !Double.isInfinite(nearest) && BigDecimal.valueOf(nearest).compareTo(new BigDecimal(value)) == 0;
    }

    /** The type; string where no value was seen. */
    DataType type() {
        if (!any) {
            return new DataType.Text();
        } else if (nested) {
            return new DataType.Json();
        } else if (!scalar) {
            return new DataType.Text();
        } else if (bool) {
            return new DataType.Bool();
        } else if (!temporal.isEmpty()) {
            return temporalType(temporal.get(temporal.size() - 1).type);
        } else if (number) {
            return numberType();
        }
        return uuid ? new DataType.Uuid() : new DataType.Text();
    }

    /** Timestamps of the sample that have up to six digits after the second have no more later on, most likely. */
    private DataType temporalType(DataType found) {
        if (found instanceof DataType.Timestamp) {
            return new DataType.Timestamp(nanos ? 9 : 6);
        } else if (found instanceof DataType.TimestampTz) {
            return new DataType.TimestampTz(nanos ? 9 : 6);
        }
        return found instanceof DataType.Time ? new DataType.Time(nanos ? 9 : 6) : found;
    }

    private DataType numberType() {
        if (floating) {
            return exact ? new DataType.Floating(64) : new DataType.Text();
        } else if (decimals == 0 && fits) {
            return new DataType.Int(64);
        } else if (decimals > MANY_DECIMALS && exact) {
            return new DataType.Floating(64);
        } else if (digits + decimals > DataType.MAX_PRECISION) {
            return new DataType.Text();
        }
        return new DataType.Decimal(digits + decimals <= FEW_DIGITS ? LONG_DIGITS : DataType.MAX_PRECISION, decimals);
    }
}
