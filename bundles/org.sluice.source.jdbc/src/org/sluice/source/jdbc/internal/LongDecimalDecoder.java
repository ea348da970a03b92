package org.sluice.source.jdbc.internal;

import java.math.BigInteger;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.DataType;

/** NUMERIC of 19 to 38 digits, in 128 bits without objects. Used by one thread. */
final class LongDecimalDecoder implements CopyDecoder {

    private static final int BYTES = 16;

    private static final long LARGEST_HIGH =
            BigInteger.TEN.pow(DataType.MAX_PRECISION).shiftRight(64).longValueExact();

    private final String column;
    private final DataType.Decimal type;
    private final NumericDigits digits;
    private final long limitHigh;
    private final long limitLow;
    private final byte[] scratch = new byte[BYTES];
    private long high;
    private long low;

    LongDecimalDecoder(String column, DataType.Decimal type) {
        this.column = column;
        this.type = type;
        this.digits = new NumericDigits(type.scale());
        BigInteger limit = BigInteger.TEN.pow(type.precision());
        this.limitHigh = limit.shiftRight(64).longValueExact();
        this.limitLow = limit.longValue();
    }

    @Override
    public void append(byte[] data, int at, int length, int index, ColumnBatch batch) {
        if (!NumericDigits.isFinite(data, at) || !parse(data, at) || !isBelowLimit()) {
            ColumnAppenders.appendDecimal(column, type, NumericDecoders.finite(column, type, data, at), index, batch);
            return;
        }
        if (NumericDigits.isNegative(data, at)) {
            low = -low;
            high = low == 0 ? -high : ~high;
        }
        BigEndian.putInt64(scratch, 0, high);
        BigEndian.putInt64(scratch, Long.BYTES, low);
        int start = firstByte();
        batch.bytes(index).append(scratch, start, BYTES - start);
    }

    private boolean parse(byte[] data, int at) {
        high = 0;
        low = 0;
        int next = digits.wholeDigits(data, at);
        for (int i = 0; i < next; i++) {
            if (isTooLargeFor(NumericDigits.BASE)) {
                return false;
            }
            multiplyAndAdd(NumericDigits.BASE, NumericDigits.digit(data, at, i));
        }
        int power = digits.power();
        if (isTooLargeFor(power)) {
            return false;
        }
        multiplyAndAdd(power, digits.partial(data, at));
        return digits.isExact(data, at);
    }

    /** The product would have more than 38 decimal digits; every other one fits 127 bits. */
    private boolean isTooLargeFor(int factor) {
        return high > LARGEST_HIGH / factor;
    }

    private void multiplyAndAdd(int factor, int summand) {
        long product = low * factor;
        // The multiplication is signed: add what a negative 'low' lacks.
        long carry = Math.multiplyHigh(low, factor) + ((low >> 63) & factor);
        low = product + summand;
        high = high * factor + carry + (Long.compareUnsigned(low, product) < 0 ? 1 : 0);
    }

    private boolean isBelowLimit() {
        return high < limitHigh || high == limitHigh && Long.compareUnsigned(low, limitLow) < 0;
    }

    /** Where the shortest two's complement begins. */
    private int firstByte() {
        int start = 0;
        int sign = scratch[0] >> 7;
        while (start < BYTES - 1 && scratch[start] == sign && scratch[start + 1] >> 7 == sign) {
            start++;
        }
        return start;
    }
}
