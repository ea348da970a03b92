package org.sluice.columnar.internal.encode;

import org.sluice.api.data.ColumnVector;
import org.sluice.api.data.DoubleVector;
import org.sluice.api.data.IntVector;
import org.sluice.api.data.LongVector;

/** Collects the numbers of some rows without the nulls; floating-point numbers by their bits. */
final class NumberGatherer {

    private final boolean narrow;
    private long[] values = new long[1024];

    NumberGatherer(int valueBytes) {
        this.narrow = valueBytes == Integer.BYTES;
    }

    /** The values that {@link #gather} found. */
    long[] values() {
        return values;
    }

    /** Returns how many values there are. */
    int gather(ColumnVector vector, int from, int rows) {
        if (values.length < rows) {
            values = new long[rows];
        }
        copy(vector, from, rows);
        return vector.nullCount() == 0 ? rows : compact(vector, from, rows);
    }

    private void copy(ColumnVector vector, int from, int rows) {
        if (vector instanceof LongVector longs) {
            System.arraycopy(longs.values(), from, values, 0, rows);
        } else if (vector instanceof IntVector ints) {
            widen(ints.values(), from, rows);
        } else if (vector instanceof DoubleVector doubles) {
            copyBits(doubles.values(), from, rows);
        } else {
            throw new IllegalArgumentException("No vector of numbers: " + vector.getClass());
        }
    }

    private void widen(int[] source, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            values[i] = source[from + i];
        }
    }

    private void copyBits(double[] source, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            double value = source[from + i];
            values[i] = narrow ? Float.floatToRawIntBits((float) value) : Double.doubleToRawLongBits(value);
        }
    }

    private int compact(ColumnVector vector, int from, int rows) {
        int count = 0;
        for (int i = 0; i < rows; i++) {
            values[count] = values[i];
            count += vector.isNull(from + i) ? 0 : 1;
        }
        return count;
    }
}
