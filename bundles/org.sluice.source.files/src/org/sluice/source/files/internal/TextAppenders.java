package org.sluice.source.files.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.sluice.api.data.BytesVector;
import org.sluice.api.data.DoubleVector;
import org.sluice.api.data.IntVector;
import org.sluice.api.data.LongVector;
import org.sluice.api.type.DataType;

/** Appenders by type. A text that the type cannot hold exactly is refused. */
final class TextAppenders {

    private static final int UUID_LENGTH = 36;

    private TextAppenders() {}

    static TextAppender of(DataType type, ValueSettings settings) {
        if (type instanceof DataType.Text || type instanceof DataType.Json) {
            Utf8 utf8 = new Utf8();
            return (text, offset, length, column) -> utf8.append(text, offset, length, (BytesVector) column);
        } else if (type instanceof DataType.Int integer) {
            return integer(integer);
        } else if (type instanceof DataType.Bool) {
            return (text, offset, length, column) ->
                    ((IntVector) column).append(bool(new String(text, offset, length)) ? 1 : 0);
        } else if (type instanceof DataType.Decimal decimal) {
            return decimal(decimal);
        } else if (type instanceof DataType.Floating floating) {
            return floating(floating);
        } else if (type instanceof DataType.Binary) {
            return (text, offset, length, column) ->
                    ((BytesVector) column).append(binary(new String(text, offset, length), settings.hex()));
        } else if (type instanceof DataType.Uuid) {
            return (text, offset, length, column) ->
                    ((BytesVector) column).append(uuid(new String(text, offset, length)));
        }
        return TemporalAppenders.of(type, settings);
    }

    private static TextAppender integer(DataType.Int type) {
        if (type.bits() == 64) {
            return (text, offset, length, column) -> ((LongVector) column).append(whole(text, offset, length));
        }
        int shift = 64 - type.bits();
        return (text, offset, length, column) -> {
            long value = whole(text, offset, length);
            if (value << shift >> shift != value) {
                throw new BadValueException("it is out of range");
            }
            ((IntVector) column).append((int) value);
        };
    }

    /** Digits with a sign, of any number that a long holds. */
    static long whole(char[] text, int offset, int length) {
        int at = offset;
        int end = offset + length;
        boolean negative = length > 0 && text[at] == '-';
        if (length > 0 && (negative || text[at] == '+')) {
            at++;
        }
        if (at == end) {
            throw new BadValueException("");
        }
        long value = 0;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                throw new BadValueException("");
            }
            // Negative numbers reach one further, so count downwards.
            if (value < (Long.MIN_VALUE + digit) / 10) {
                throw new BadValueException("it is out of range");
            }
            value = value * 10 - digit;
        }
        if (!negative && value == Long.MIN_VALUE) {
            throw new BadValueException("it is out of range");
        }
        return negative ? value : -value;
    }

    static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> true;
            case "false", "f", "no", "n", "0" -> false;
            default -> throw new BadValueException("");
        };
    }

    private static TextAppender decimal(DataType.Decimal type) {
        boolean small = type.precision() <= DataType.MAX_LONG_PRECISION;
        return (text, offset, length, column) -> {
            BigDecimal value = exact(text, offset, length, type);
            if (small) {
                ((LongVector) column).append(value.unscaledValue().longValue());
            } else {
                BigInteger unscaled = value.unscaledValue();
                ((BytesVector) column).append(unscaled.toByteArray());
            }
        };
    }

    private static BigDecimal exact(char[] text, int offset, int length, DataType.Decimal type) {
        BigDecimal value;
        try {
            value = new BigDecimal(text, offset, length);
        } catch (NumberFormatException e) {
            throw new BadValueException("");
        }
        // An exponent of a million digits must not be written out.
        if ((long) value.precision() - value.scale() > DataType.MAX_PRECISION && value.signum() != 0) {
            throw new BadValueException("it is out of range");
        }
        try {
            value = value.signum() == 0 ? BigDecimal.ZERO.setScale(type.scale()) : value.setScale(type.scale());
        } catch (ArithmeticException e) {
            throw new BadValueException("it has more than " + type.scale() + " digits after the point");
        }
        if (value.precision() > type.precision()) {
            throw new BadValueException("it is out of range");
        }
        return value;
    }

    private static TextAppender floating(DataType.Floating type) {
        boolean single = type.bits() == 32;
        return (text, offset, length, column) -> {
            String trimmed = new String(text, offset, length);
            double value = special(trimmed);
            if (value == 0) {
                value = single ? parseFloat(trimmed) : parseDouble(trimmed);
            }
            ((DoubleVector) column).append(value);
        };
    }

    /** What is no number, as several languages write it; 0 for all else. */
    private static double special(String text) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        if (last >= '0' && last <= '9') {
            return 0;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "infinity", "+infinity", "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-infinity", "-inf" -> Double.NEGATIVE_INFINITY;
            default -> 0;
        };
    }

    private static double parseDouble(String text) {
        requireNumber(text);
        try {
            return finite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new BadValueException("");
        }
    }

    private static double parseFloat(String text) {
        requireNumber(text);
        try {
            return finite(Float.parseFloat(text));
        } catch (NumberFormatException e) {
            throw new BadValueException("");
        }
    }

    private static double finite(double value) {
        if (Double.isInfinite(value)) {
            throw new BadValueException("it is out of range");
        }
        return value;
    }

    /** Java would read 1d, 0x1p3 and blanks as well. */
    private static void requireNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                throw new BadValueException("");
            }
        }
    }

    private static byte[] binary(String text, boolean hex) {
        try {
            return hex
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new BadValueException("it is no " + (hex ? "hexadecimal" : "base64") + " text");
        }
    }

    private static byte[] uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            throw new BadValueException("");
        }
        try {
            UUID uuid = UUID.fromString(text);
            return ByteBuffer.allocate(16)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
        } catch (IllegalArgumentException e) {
            throw new BadValueException("");
        }
    }
}
