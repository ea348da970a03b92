package org.sluice.api.data;

import java.util.Arrays;

/**
 * The values of one column of a batch, with a validity bitmap. A null has an unspecified value in the array. Grows by
 * itself; {@link #reset()} keeps the memory. Owned by one thread at a time.
 */
public abstract sealed class ColumnVector permits IntVector, LongVector, DoubleVector, BytesVector {

    private long[] validity = new long[4];
    private int size;
    private int nullCount;

    /** How many values there are, nulls included. */
    public final int size() {
        return size;
    }

    /** How many of them are null. */
    public final int nullCount() {
        return nullCount;
    }

    /** Whether the value at a row is null. */
    public final boolean isNull(int row) {
        return (validity[row >> 6] & (1L << row)) == 0;
    }

    /** One bit a row, set where there is a value; only the first {@link #size()} bits count. */
    public final long[] validity() {
        return validity;
    }

    /** Appends a null. */
    public final void appendNull() {
        ensureValue(size);
        nullCount++;
        advance(false);
    }

    /** Bytes that the values take: what batch limits are about. */
    public abstract long sizeInBytes();

    /** Forgets all values and keeps the memory. */
    public void reset() {
        Arrays.fill(validity, 0, (size + 63) >> 6, 0L);
        size = 0;
        nullCount = 0;
    }

    /** Appends the value, or null, of a row of another vector of the same class. */
    public final void appendFrom(ColumnVector other, int row) {
        if (other.isNull(row)) {
            appendNull();
        } else {
            appendValueFrom(other, row);
        }
    }

    /** Makes room so that index {@code row} can be written. */
    abstract void ensureValue(int row);

    abstract void appendValueFrom(ColumnVector other, int row);

    final void advance(boolean valid) {
        int word = size >> 6;
        if (word == validity.length) {
            validity = Arrays.copyOf(validity, validity.length * 2);
        }
        if (valid) {
            validity[word] |= 1L << size;
        }
        size++;
    }
}
