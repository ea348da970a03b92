package org.sluice.columnar.internal.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes of a page while it is filled; numbers are little-endian, as everywhere in Parquet. */
final class PageBytes {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int INITIAL = 512;
    private static final int KEPT = 2 << 20;
    private static final int LARGEST = Integer.MAX_VALUE - 16;

    private byte[] bytes = new byte[INITIAL];
    private int size;

    int size() {
        return size;
    }

    byte[] array() {
        return bytes;
    }

    /** Forgets the bytes; the memory too where one huge value made it grow. */
    void clear() {
        size = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[INITIAL];
        }
    }

    /** Makes room for more bytes. */
    void ensure(int more) {
        long needed = (long) size + more;
        if (needed > bytes.length) {
            if (needed > LARGEST) {
                throw new OutOfMemoryError("One page of a Parquet file would hold more than 2 GiB");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(needed, bytes.length * 2L)));
        }
    }

    void putByte(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    void putInt(int value) {
        ensure(Integer.BYTES);
        INTS.set(bytes, size, value);
        size += Integer.BYTES;
    }

    /** Replaces four bytes that were put before. */
    void setInt(int at, int value) {
        INTS.set(bytes, at, value);
    }

    void putLong(long value) {
        ensure(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** The low bytes of a number. */
    void putLow(long value, int count) {
        ensure(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += count;
    }

    void putBytes(byte[] source, int offset, int length) {
        ensure(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    void putAll(PageBytes other) {
        putBytes(other.bytes, 0, other.size);
    }

    /** The low four bytes of each number. */
    void putInts(long[] values, int from, int count) {
        ensure(Math.multiplyExact(count, Integer.BYTES));
        int at = size;
        for (int i = from; i < from + count; i++, at += Integer.BYTES) {
            INTS.set(bytes, at, (int) values[i]);
        }
        size = at;
    }

    void putLongs(long[] values, int from, int count) {
        ensure(Math.multiplyExact(count, Long.BYTES));
        int at = size;
        for (int i = from; i < from + count; i++, at += Long.BYTES) {
            LONGS.set(bytes, at, values[i]);
        }
        size = at;
    }

    /** Seven bits a byte, the lowest first. */
    void putVarLong(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            putByte((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        putByte((int) rest);
    }

    /** Signed: small numbers of either sign become short. */
    void putZigZag(long value) {
        putVarLong((value << 1) ^ (value >> 63));
    }
}
