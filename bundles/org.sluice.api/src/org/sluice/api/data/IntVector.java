package org.sluice.api.data;

import java.util.Arrays;

/** A column of {@code int} values: boolean, integers up to 32 bits, date. */
public final class IntVector extends ColumnVector {

    private int[] values = new int[256];

    /** Appends a value. */
    public void append(int value) {
        int row = size();
        ensureValue(row);
        values[row] = value;
        advance(true);
    }

    /** The value at a row; unspecified where it is null. */
    public int get(int row) {
        return values[row];
    }

    /** The array itself; only the first {@link #size()} elements count, and it may be replaced when the vector grows. */
    public int[] values() {
        return values;
    }

    @Override
    public long sizeInBytes() {
        return (long) size() * Integer.BYTES;
    }

    @Override
    void ensureValue(int row) {
        if (row == values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
    }

    @Override
    void appendValueFrom(ColumnVector other, int row) {
        append(((IntVector) other).values[row]);
    }
}
