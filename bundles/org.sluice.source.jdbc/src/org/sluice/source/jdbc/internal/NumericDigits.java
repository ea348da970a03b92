package org.sluice.source.jdbc.internal;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * PostgreSQL's binary NUMERIC for a number of digits after the point, the scale. A value has: how many digits of 0 to 9999
 * there are, the weight of the first, a sign, how many decimal digits to show after the point, and then the digits.
 */
final class NumericDigits {

    static final int BASE = 10_000;

    /** What {@link #unscaled} returns for what does not fit; no number of 18 digits is it. */
    static final long INEXACT = Long.MIN_VALUE;

    private static final int BASE_DIGITS = 4;
    private static final int HEADER = 8;
    private static final int POSITIVE = 0x0000;
    private static final int NEGATIVE = 0x4000;
    private static final int POSITIVE_INFINITY = 0xD000;
    private static final int NEGATIVE_INFINITY = 0xF000;
    private static final long MAX_LONG = 999_999_999_999_999_999L;
    private static final int[] POWERS = {1, 10, 100, 1000, 10_000};

    private final int wholeFractions;
    private final int power;
    private final int rest;
    private final long maxBeforePart;

    NumericDigits(int scale) {
        this.wholeFractions = scale / BASE_DIGITS;
        this.power = POWERS[scale % BASE_DIGITS];
        this.rest = BASE / power;
        this.maxBeforePart = MAX_LONG / power;
    }

    private static int count(byte[] data, int at) {
        return BigEndian.int16(data, at);
    }

    private static int weight(byte[] data, int at) {
        return BigEndian.int16(data, at + 2);
    }

    private static int sign(byte[] data, int at) {
        return BigEndian.int16(data, at + 4) & 0xFFFF;
    }

    static boolean isNegative(byte[] data, int at) {
        return sign(data, at) == NEGATIVE;
    }

    static boolean isFinite(byte[] data, int at) {
        return (sign(data, at) & ~NEGATIVE) == POSITIVE;
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
        return index < 0 || index >= count(data, at) ? 0 : present(data, at, index);
    }

    private static int present(byte[] data, int at, int index) {
        return BigEndian.int16(data, at + HEADER + 2 * index);
    }

    /** The number times 10 to the scale, or {@link #INEXACT} where it has more digits than the scale, or more than 18. */
    long unscaled(byte[] data, int at) {
        if (!isFinite(data, at)) {
            return INEXACT;
        }
        int whole = wholeDigits(data, at);
        int count = count(data, at);
        long value = 0;
        for (int i = 0; i < whole; i++) {
            if (value > MAX_LONG / BASE) {
                return INEXACT;
            }
            value = value * BASE + (i < count ? present(data, at, i) : 0);
        }
        if (value > maxBeforePart || !isExact(data, at)) {
            return INEXACT;
        }
        value = value * power + partial(data, at);
        return isNegative(data, at) ? -value : value;
    }

    /** How many digits, from the first, stand wholly before the scale's end; negative for a number far below. */
    int wholeDigits(byte[] data, int at) {
        return weight(data, at) + 1 + wholeFractions;
    }

    /** Whether nothing but zeros stands behind the scale's end. */
    boolean isExact(byte[] data, int at) {
        int whole = wholeDigits(data, at);
        int count = count(data, at);
        if (count <= whole) {
            return true;
        }
        if (digit(data, at, whole) % rest != 0) {
            return false;
        }
        for (int i = Math.max(0, whole + 1); i < count; i++) {
            if (present(data, at, i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The part of the digit at the scale's end that belongs to it. */
    int partial(byte[] data, int at) {
        return digit(data, at, wholeDigits(data, at)) / rest;
    }

    /** By how many that part multiplies what stands before it. */
    int power() {
        return power;
    }

    /** The finite number itself, with the digits after the point that it is shown with. */
    static BigDecimal toBigDecimal(byte[] data, int at) {
        BigInteger unscaled = BigInteger.ZERO;
        int digits = count(data, at);
        for (int i = 0; i < digits; i++) {
            unscaled = unscaled.multiply(BigInteger.valueOf(BASE)).add(BigInteger.valueOf(present(data, at, i)));
        }
        int scale = (digits - 1 - weight(data, at)) * BASE_DIGITS;
        BigDecimal value = new BigDecimal(isNegative(data, at) ? unscaled.negate() : unscaled, scale);
        return value.setScale(BigEndian.int16(data, at + 6));
    }
}
