package org.sluice.api.data;

import java.util.Arrays;

/** A column of byte strings, one after the other in one array: text, binary, JSON, UUID, long decimals. */
public final class BytesVector extends ColumnVector {

    private byte[] data = new byte[4096];
    private int[] offsets = new int[257];

    /** Appends a copy of all bytes. */
    public void append(byte[] bytes) {
        append(bytes, 0, bytes.length);
    }

    /** Appends a copy of some bytes. */
    public void append(byte[] bytes, int offset, int length) {
        int row = size();
        ensureValue(row);
        int start = offsets[row];
        ensureData(start, length);
        System.arraycopy(bytes, offset, data, start, length);
        offsets[row + 1] = start + length;
        advance(true);
    }

    /** All bytes; the value of a row stands from {@link #start} for {@link #length}. May be replaced when the vector grows. */
    public byte[] data() {
        return data;
    }

    /** Where the value of a row begins. */
    public int start(int row) {
        return offsets[row];
    }

    /** How many bytes the value of a row has; 0 for null. */
    public int length(int row) {
        return offsets[row + 1] - offsets[row];
    }

    /** A copy of the value of a row. */
    public byte[] get(int row) {
        return Arrays.copyOfRange(data, offsets[row], offsets[row + 1]);
    }

    @Override
    public long sizeInBytes() {
        return offsets[size()] + (long) size() * Integer.BYTES;
    }

    @Override
    void ensureValue(int row) {
        if (row + 1 == offsets.length) {
            offsets = Arrays.copyOf(offsets, offsets.length * 2);
        }
        offsets[row + 1] = offsets[row];
    }

    @Override
    void appendValueFrom(ColumnVector other, int row) {
        BytesVector bytes = (BytesVector) other;
        append(bytes.data, bytes.offsets[row], bytes.length(row));
    }

    private void ensureData(int start, int length) {
        long needed = (long) start + length;
        if (needed > data.length) {
            if (needed > Integer.MAX_VALUE - 16) {
                throw new OutOfMemoryError("One column of a batch holds more than 2 GiB");
            }
            data = Arrays.copyOf(data, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, data.length * 2L)));
        }
    }
}
