package org.sluice.columnar.internal.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The smallest and the largest byte string of the open page, in the order that Parquet states for the column: unsigned
 * bytes, or big-endian signed numbers of one length for decimals. Most values are decided by their first eight bytes.
 */
final class BytesRange {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Turns the unsigned order of the first eight bytes into that of a signed long, or leaves the signed order. */
    private final long flip;

    private byte @Nullable [] smallest;
    private byte @Nullable [] largest;
    private long smallestHead;
    private long largestHead;

    private BytesRange(long flip) {
        this.flip = flip;
    }

    static BytesRange unsigned() {
        return new BytesRange(Long.MIN_VALUE);
    }

    /** For two's complement numbers, all of one length. */
    static BytesRange signed() {
        return new BytesRange(0);
    }

    void add(byte[] data, int start, int length) {
        byte[] low = smallest;
        byte[] high = largest;
        long head = head(data, start, length);
        if (low == null || high == null) {
            low = Arrays.copyOfRange(data, start, start + length);
            smallest = low;
            smallestHead = head;
            largest = low;
            largestHead = head;
        } else if (head < smallestHead || head == smallestHead && compare(data, start, length, low) < 0) {
            smallest = Arrays.copyOfRange(data, start, start + length);
            smallestHead = head;
        } else if (head > largestHead || head == largestHead && compare(data, start, length, high) > 0) {
            largest = Arrays.copyOfRange(data, start, start + length);
            largestHead = head;
        }
    }

    /** The first eight bytes, filled up with zeros, so that they compare as longs. */
    private long head(byte[] data, int start, int length) {
        if (length >= Long.BYTES) {
            return (long) LONGS.get(data, start) ^ flip;
        }
        long head = 0;
        for (int i = 0; i < length; i++) {
            head |= (data[start + i] & 0xFFL) << (Long.SIZE - Byte.SIZE - i * Byte.SIZE);
        }
        return head ^ flip;
    }

    /** After equal heads; the sign stands in them. */
    private static int compare(byte[] data, int start, int length, byte[] bound) {
        return Arrays.compareUnsigned(data, start, start + length, bound, 0, bound.length);
    }

    /** Adds what was found to the statistics of a page, and forgets it. */
    void moveTo(Statistics<?> statistics) {
        byte[] low = smallest;
        byte[] high = largest;
        if (low != null && high != null) {
            statistics.updateStats(Binary.fromConstantByteArray(low));
            statistics.updateStats(Binary.fromConstantByteArray(high));
        }
        smallest = null;
        largest = null;
    }
}
