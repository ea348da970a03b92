package org.sluice.api.data;

import java.util.Arrays;

/** A column of {@code long} values: 64-bit integers, short decimals, times and timestamps. */
public final class LongVector extends ColumnVector {

    private long[] values = new long[256];

    /** Appends a value. */
    public void append(long value) {
        int row = size();
        ensureValue(row);
        values[row] = value;
        advance(true);
    }

    /** The value at a row; unspecified where it is null. */
    public long get(int row) {
        return values[row];
    }

    /** The array itself; only the first {@link #size()} elements count, and it may be replaced when the vector grows. */
    public long[] values() {
        return values;
    }

    @Override
    public long sizeInBytes() {
        return (long) size() * Long.BYTES;
    }

    @Override
    void ensureValue(int row) {
        if (row == values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
    }

    @Override
    void appendValueFrom(ColumnVector other, int row) {
        append(((LongVector) other).values[row]);
    }
}
