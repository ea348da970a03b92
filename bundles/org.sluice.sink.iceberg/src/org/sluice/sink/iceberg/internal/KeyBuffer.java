package org.sluice.sink.iceberg.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The bytes of one key, one column after the other. Used by one thread. */
final class KeyBuffer {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final byte[] NOTHING = {};

    private byte[] bytes = new byte[64];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    byte[] copy() {
        return length == 0 ? NOTHING : Arrays.copyOf(bytes, length);
    }

    void reset() {
        length = 0;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    void number(long value) {
        ensure(Long.BYTES);
        LONGS.set(bytes, length, value ^ Long.MIN_VALUE);
        length += Long.BYTES;
    }

    void decimal(BigInteger unscaled) {
        byte[] narrow = unscaled.toByteArray();
        ensure(KeyKind.DECIMAL_BYTES);
        int from = length + KeyKind.DECIMAL_BYTES - narrow.length;
        Arrays.fill(bytes, length, from, (byte) (unscaled.signum() < 0 ? -1 : 0));
        System.arraycopy(narrow, 0, bytes, from, narrow.length);
        bytes[length] ^= Byte.MIN_VALUE;
        length += KeyKind.DECIMAL_BYTES;
    }

    /** Bytes of a key's only column: nothing follows them. */
    void raw(byte[] value) {
        raw(value, 0, value.length);
    }

    /** Bytes of a key's only column: nothing follows them. */
    void raw(byte[] value, int offset, int count) {
        ensure(count);
        System.arraycopy(value, offset, bytes, length, count);
        length += count;
    }

    /** Bytes among other columns: a zero is escaped and two zeros end them, so that they keep their order. */
    void delimited(byte[] value, int offset, int count) {
        ensure(count * 2 + 2);
        for (int i = offset; i < offset + count; i++) {
            bytes[length++] = value[i];
            if (value[i] == 0) {
                bytes[length++] = -1;
            }
        }
        bytes[length++] = 0;
        bytes[length++] = 0;
    }
}
