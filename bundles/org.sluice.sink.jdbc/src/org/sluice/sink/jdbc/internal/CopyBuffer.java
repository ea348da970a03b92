package org.sluice.sink.jdbc.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes in network order, in an array that grows. */
final class CopyBuffer {

    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] data;
    private int size;

    CopyBuffer(int capacity) {
        data = new byte[capacity];
    }

    byte[] data() {
        return data;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    private int reserve(int bytes) {
        int at = size;
        int end = Math.addExact(at, bytes);
        if (end > data.length) {
            data = Arrays.copyOf(data, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(end, data.length * 2L)));
        }
        size = end;
        return at;
    }

    void putByte(int value) {
        int at = reserve(1);
        data[at] = (byte) value;
    }

    void putShort(int value) {
        int at = reserve(Short.BYTES);
        SHORTS.set(data, at, (short) value);
    }

    void putInt(int value) {
        int at = reserve(Integer.BYTES);
        INTS.set(data, at, value);
    }

    void putLong(long value) {
        int at = reserve(Long.BYTES);
        LONGS.set(data, at, value);
    }

    void putBytes(byte[] bytes, int offset, int length) {
        int at = reserve(length);
        System.arraycopy(bytes, offset, data, at, length);
    }
}
