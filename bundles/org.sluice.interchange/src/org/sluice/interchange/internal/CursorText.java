package org.sluice.interchange.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.DataType;
import org.sluice.interchange.ImportSettings;
import org.sluice.interchange.ImportedValue;

/** Turns what a file says into a value of a column's type, without loss, or says why it cannot be one. */
final class CursorText {

    private static final Pattern UUID_TEXT = Pattern.compile(
            "(\\p{XDigit}{8})-?(\\p{XDigit}{4})-?(\\p{XDigit}{4})-?(\\p{XDigit}{4})-?(\\p{XDigit}{12})");

    /** Longer numbers are none of a cursor, and slow to compute with. */
    private static final int LONGEST_NUMBER = 100;

    private CursorText() {}

    /** A value, and what had to be assumed to get there. */
    record Converted(CursorValue value, List<String> notes) {}

    /** A value is not of a type; the message says why, for people. */
    static final class RefusedValue extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedValue(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    static Converted convert(ImportedValue value, DataType type, ImportSettings settings) throws RefusedValue {
        if (!CursorValue.supports(type)) {
            throw new RefusedValue("a column of type " + type + " cannot be a cursor.");
        } else if (type instanceof DataType.Int integer) {
            return plain(type, integer(value, integer).toString());
        } else if (type instanceof DataType.Decimal decimal) {
            return plain(type, decimal(value, decimal));
        } else if (type instanceof DataType.Uuid) {
            return plain(type, uuid(value));
        } else if (type instanceof DataType.Text) {
            return plain(type, text(value));
        }
        return new MomentText(value, type, settings).convert();
    }

    private static Converted plain(DataType type, String text) {
        return new Converted(new CursorValue(type, text), List.of());
    }

    static RefusedValue refused(ImportedValue value, DataType type, String why) {
        return new RefusedValue("'" + shortened(value.text()) + "' is not a value of type " + type + why);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }

    private static BigDecimal number(ImportedValue value, DataType type) throws RefusedValue {
        String text = value.text().strip();
        if (value.kind() == ImportedValue.Kind.MOMENT) {
            throw refused(value, type, "; it is a date or time.");
        } else if (text.length() > LONGEST_NUMBER) {
            throw refused(value, type, "; it is too long.");
        }
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
                throw refused(value, type, "; it is out of range.");
            }
            return number;
        } catch (NumberFormatException e) {
            throw refused(value, type, "; it is not a number.");
        }
    }

    private static BigInteger integer(ImportedValue value, DataType.Int type) throws RefusedValue {
        try {
            BigInteger whole = number(value, type).toBigIntegerExact();
            if (whole.bitLength() >= type.bits()) {
                throw refused(value, type, "; it is out of range.");
            }
            return whole;
        } catch (ArithmeticException e) {
            throw refused(value, type, "; it has decimals.");
        }
    }

    private static String decimal(ImportedValue value, DataType.Decimal type) throws RefusedValue {
        try {
            BigDecimal exact = number(value, type).setScale(type.scale());
            if (exact.precision() > type.precision()) {
                throw refused(value, type, "; it has too many digits.");
            }
            return exact.toPlainString();
        } catch (ArithmeticException e) {
            throw refused(value, type, "; it has more than " + type.scale() + " decimals.");
        }
    }

    private static String uuid(ImportedValue value) throws RefusedValue {
        var matcher = UUID_TEXT.matcher(value.text().strip());
        if (!matcher.matches()) {
            throw refused(value, new DataType.Uuid(), ".");
        }
        return matcher.replaceFirst("$1-$2-$3-$4-$5").toLowerCase(java.util.Locale.ROOT);
    }

    private static String text(ImportedValue value) throws RefusedValue {
        if (value.kind() == ImportedValue.Kind.MOMENT) {
            throw refused(value, new DataType.Text(), "; it is a date or time, whose text may sort otherwise.");
        }
        return value.text();
    }
}
