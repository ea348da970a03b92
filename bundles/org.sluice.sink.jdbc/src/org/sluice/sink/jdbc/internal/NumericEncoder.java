package org.sluice.sink.jdbc.internal;

/**
 * Writes decimals as PostgreSQL's {@code numeric_recv} reads them: number of digits in base 10,000, weight of the first,
 * sign, digits after the point, the digits. Makes no object per value. Used by one thread.
 */
final class NumericEncoder {

    private static final int BASE = 10_000;
    private static final int GROUP = 4;
    private static final int NEGATIVE = 0x4000;
    private static final int[] POWERS = {1, 10, 100, 1000};

    private final int scale;
    private final int fractionGroups;
    /** Digits of the last group of the fraction that the scale has; 0 where the groups come out even. */
    private final int partial;

    private final int[] groups = new int[16];
    private int count;
    private int[] limbs = new int[6];

    NumericEncoder(int scale) {
        this.scale = scale;
        this.fractionGroups = (scale + GROUP - 1) / GROUP;
        this.partial = scale % GROUP;
    }

    /** An unscaled value. */
    void encode(long unscaled, CopyBuffer out) {
        long rest = Math.abs(unscaled);
        count = 0;
        if (partial > 0) {
            groups[count++] = (int) (rest % POWERS[partial]) * POWERS[GROUP - partial];
            rest /= POWERS[partial];
        }
        while (rest != 0) {
            groups[count++] = (int) (rest % BASE);
            rest /= BASE;
        }
        write(unscaled < 0, out);
    }

    /** An unscaled value in big-endian two's complement. */
    void encode(byte[] data, int start, int length, CopyBuffer out) {
        boolean negative = data[start] < 0;
        magnitude(data, start, length, negative);
        count = 0;
        if (partial > 0) {
            groups[count++] = divide(POWERS[partial]) * POWERS[GROUP - partial];
        }
        while (!isZero()) {
            groups[count++] = divide(BASE);
        }
        write(negative, out);
    }

    /** Groups stand lowest first; zeros at both ends are left out. */
    private void write(boolean negative, CopyBuffer out) {
        int high = count;
        while (high > 0 && groups[high - 1] == 0) {
            high--;
        }
        int low = 0;
        while (low < high && groups[low] == 0) {
            low++;
        }
        int digits = high - low;
        out.putInt(8 + 2 * digits);
        out.putShort(digits);
        out.putShort(digits == 0 ? 0 : high - fractionGroups - 1);
        out.putShort(negative && digits > 0 ? NEGATIVE : 0);
        out.putShort(scale);
        for (int i = high - 1; i >= low; i--) {
            out.putShort(groups[i]);
        }
    }

    private void magnitude(byte[] data, int start, int length, boolean negative) {
        int needed = (length + 3) / 4 + 1;
        if (limbs.length < needed) {
            limbs = new int[needed];
        }
        java.util.Arrays.fill(limbs, 0);
        int carry = negative ? 1 : 0;
        for (int i = 0; i < length; i++) {
            int octet = data[start + length - 1 - i] & 0xFF;
            if (negative) {
                octet = (~octet & 0xFF) + carry;
                carry = octet >>> 8;
                octet &= 0xFF;
            }
            limbs[i >> 2] |= octet << ((i & 3) * 8);
        }
        limbs[length >> 2] |= carry << ((length & 3) * 8);
    }

    private boolean isZero() {
        for (int limb : limbs) {
            if (limb != 0) {
                return false;
            }
        }
        return true;
    }

    /** Divides in place; returns the remainder. */
    private int divide(int divisor) {
        long remainder = 0;
        for (int i = limbs.length - 1; i >= 0; i--) {
            long dividend = (remainder << 32) | (limbs[i] & 0xFFFFFFFFL);
            limbs[i] = (int) (dividend / divisor);
            remainder = dividend % divisor;
        }
        return (int) remainder;
    }
}
