package org.sluice.columnar.internal.decode;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;

/** The bytes of a decompressed page, read from front to back. */
final class PageInput {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int position;

    private PageInput(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    /** Copies only what lies outside of the heap. */
    static PageInput of(BytesInput input) {
        ByteBuffer buffer = input.toByteBuffer(HeapByteBufferAllocator.getInstance(), released -> {});
        if (buffer.hasArray()) {
            int start = buffer.arrayOffset() + buffer.position();
            return new PageInput(buffer.array(), start, start + buffer.remaining());
        }
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return new PageInput(copy, 0, copy.length);
    }

    byte[] array() {
        return bytes;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    /** Goes on behind some bytes, and returns where they begin. */
    int skip(int count) throws IOException {
        if (count < 0 || count > end - position) {
            throw new IOException("a page ends too early: " + count + " bytes wanted, " + (end - position) + " left");
        }
        int start = position;
        position += count;
        return start;
    }

    /** The next bytes by themselves. */
    PageInput slice(int count) throws IOException {
        int start = skip(count);
        return new PageInput(bytes, start, start + count);
    }

    int readByte() throws IOException {
        return bytes[skip(1)] & 0xFF;
    }

    int readInt() throws IOException {
        return (int) INTS.get(bytes, skip(Integer.BYTES));
    }

    /** A number of up to four bytes. */
    int readLow(int count) throws IOException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value |= readByte() << i * Byte.SIZE;
        }
        return value;
    }

    long readVarLong() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = readByte();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IOException("a number in a page is too long");
    }

    int readVarInt() throws IOException {
        long value = readVarLong();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IOException("a number in a page is out of range: " + value);
        }
        return (int) value;
    }

    long readZigZag() throws IOException {
        long value = readVarLong();
        return value >>> 1 ^ -(value & 1);
    }

    /** Four bytes each, signed. */
    void readInts(long[] out, int count) throws IOException {
        int at = skip(Math.multiplyExact(count, Integer.BYTES));
        for (int i = 0; i < count; i++, at += Integer.BYTES) {
            out[i] = (int) INTS.get(bytes, at);
        }
    }

    void readLongs(long[] out, int count) throws IOException {
        int at = skip(Math.multiplyExact(count, Long.BYTES));
        for (int i = 0; i < count; i++, at += Long.BYTES) {
            out[i] = (long) LONGS.get(bytes, at);
        }
    }
}
