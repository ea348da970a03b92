package org.sluice.columnar.internal.decode;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers packed into bits, the lowest bit first, without a gap between them. */
final class PackedBits {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** The widest number of which all bits stand in the eight bytes from its first one on. */
    private static final int WIDEST_IN_WORD = Long.SIZE - Byte.SIZE + 1;

    private final byte[] bytes;
    private final int width;
    private final long mask;
    private long bit;

    /** The next values of a page, which goes on behind them; a last group may be cut short. */
    PackedBits(PageInput page, int width, int values) throws IOException {
        if (width > Long.SIZE) {
            throw new IOException("numbers in a page are " + width + " bits wide");
        }
        this.bytes = page.array();
        this.width = width;
        this.mask = width == Long.SIZE ? -1 : (1L << width) - 1;
        long length = ((long) values * width + 7) >> 3;
        this.bit = (long) page.skip((int) Math.min(length, page.remaining())) << 3;
    }

    void read(int[] out, int from, int count) {
        for (int i = from; i < from + count; i++) {
            out[i] = (int) next();
        }
    }

    void read(long[] out, int from, int count) {
        for (int i = from; i < from + count; i++) {
            out[i] = next();
        }
    }

    private long next() {
        int at = (int) (bit >>> 3);
        int shift = (int) bit & 7;
        bit += width;
        long value = word(at) >>> shift;
        if (width >= WIDEST_IN_WORD && shift > 0) {
            value |= word(at + Long.BYTES) << (Long.SIZE - shift);
        }
        return value & mask;
    }

    private long word(int at) {
        if (at <= bytes.length - Long.BYTES) {
            return (long) LONGS.get(bytes, at);
        }
        long word = 0;
        for (int i = at; i < bytes.length; i++) {
            word |= (bytes[i] & 0xFFL) << (i - at) * Byte.SIZE;
        }
        return word;
    }
}
