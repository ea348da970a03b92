package org.sluice.source.jdbc.internal;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * PostgreSQL's binary NUMERIC: number of digits, weight of the first, sign, digits to show after the point, and then the
 * digits, each of 0 to 9999.
 */
final class NumericDigits {

    /** What {@link #unscaled} returns for what does not fit; no number of 18 digits is it. */
    static final long INEXACT = Long.MIN_VALUE;

    static final int BASE = 10_000;
    private static final int BASE_DIGITS = 4;
    private static final int HEADER = 8;
    private static final int POSITIVE = 0x0000;
    private static final int NEGATIVE = 0x4000;
    private static final int POSITIVE_INFINITY = 0xD000;
    private static final int NEGATIVE_INFINITY = 0xF000;

    private static final long MAX_LONG = 999_999_999_999_999_999L;

    private static final int[] POWERS = {1, 10, 100, 1000, 10_000};

    private NumericDigits() {}

    static int count(byte[] data, int at) {
        return BigEndian.int16(data, at);
    }

    static int weight(byte[] data, int at) {
        return BigEndian.int16(data, at + 2);
    }

    private static int sign(byte[] data, int at) {
        return BigEndian.int16(data, at + 4) & 0xFFFF;
    }

    static boolean isNegative(byte[] data, int at) {
        return sign(data, at) == NEGATIVE;
    }

    static boolean isFinite(byte[] data, int at) {
        return sign(data, at) == POSITIVE || sign(data, at) == NEGATIVE;
    }

    /** As PostgreSQL shows what is not finite. */
    static String name(byte[] data, int at) {
        return switch (sign(data, at)) {
            case POSITIVE_INFINITY -> "Infinity";
            case NEGATIVE_INFINITY -> "-Infinity";
            default -> "NaN";
        };
    }

    /** The digit at a position counted from the first; zero where there is none. */
    static int digit(byte[] data, int at, int index) {
        return index < 0 || index >= count(data, at) ? 0 : BigEndian.int16(data, at + HEADER + 2 * index);
    }

    /** The number times 10 to the scale, or {@link #INEXACT} where it has more digits than the scale, or more than 18. */
    static long unscaled(byte[] data, int at, int scale) {
        if (!isFinite(data, at)) {
            return INEXACT;
        }
        int next = wholeDigits(data, at, scale);
        long value = 0;
        for (int i = 0; i < next; i++) {
            if (value > MAX_LONG / BASE) {
                return INEXACT;
            }
            value = value * BASE + digit(data, at, i);
        }
        int power = power(scale);
        if (value > MAX_LONG / power || !isExact(data, at, scale)) {
            return INEXACT;
        }
        value = value * power + partial(data, at, scale);
        return isNegative(data, at) ? -value : value;
    }

    /** How many digits, from the first, stand wholly before the scale's end; negative for a number far below. */
    static int wholeDigits(byte[] data, int at, int scale) {
        return weight(data, at) + 1 + scale / BASE_DIGITS;
    }

    /** Whether nothing but zeros stands behind the scale's end. */
    static boolean isExact(byte[] data, int at, int scale) {
        int next = wholeDigits(data, at, scale);
        if (digit(data, at, next) % (BASE / power(scale)) != 0) {
            return false;
        }
        for (int i = Math.max(0, next + 1); i < count(data, at); i++) {
            if (digit(data, at, i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The part of the digit at the scale's end that belongs to it. */
    static int partial(byte[] data, int at, int scale) {
        return digit(data, at, wholeDigits(data, at, scale)) / (BASE / power(scale));
    }

    /** By how many that part multiplies what stands before it. */
    static int power(int scale) {
        return POWERS[scale % BASE_DIGITS];
    }

    /** The finite number itself, with the digits after the point that it is shown with. */
    static BigDecimal toBigDecimal(byte[] data, int at) {
        BigInteger unscaled = BigInteger.ZERO;
        int digits = count(data, at);
        for (int i = 0; i < digits; i++) {
            unscaled = unscaled.multiply(BigInteger.valueOf(BASE)).add(BigInteger.valueOf(digit(data, at, i)));
        }
        int scale = (digits - 1 - weight(data, at)) * BASE_DIGITS;
        BigDecimal value = new BigDecimal(isNegative(data, at) ? unscaled.negate() : unscaled, scale);
        return value.setScale(BigEndian.int16(data, at + 6));
    }
}
