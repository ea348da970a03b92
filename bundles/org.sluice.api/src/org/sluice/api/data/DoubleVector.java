package org.sluice.api.data;

import java.util.Arrays;

/** A column of {@code double} values: both floating-point types. */
public final class DoubleVector extends ColumnVector {

    private double[] values = new double[256];

    /** Appends a value. */
    public void append(double value) {
        int row = size();
        ensureValue(row);
        values[row] = value;
        advance(true);
    }

    /** The value at a row; unspecified where it is null. */
    public double get(int row) {
        return values[row];
    }

    /** The array itself; only the first {@link #size()} elements count, and it may be replaced when the vector grows. */
    public double[] values() {
        return values;
    }

    @Override
    public long sizeInBytes() {
        return (long) size() * Double.BYTES;
    }

    @Override
    void ensureValue(int row) {
        if (row == values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
    }

    @Override
    void appendValueFrom(ColumnVector other, int row) {
        append(((DoubleVector) other).values[row]);
    }
}
