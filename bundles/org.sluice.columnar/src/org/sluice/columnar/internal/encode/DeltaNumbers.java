package org.sluice.columnar.internal.encode;

import java.util.Arrays;
import org.apache.parquet.column.Encoding;

/** DELTA_BINARY_PACKED: blocks of 128 differences, less the block's smallest, in four packed groups of 32. */
final class DeltaNumbers implements NumberBuffer {

    private static final int BLOCK = 128;
    private static final int GROUPS = 4;
    private static final int GROUP = BLOCK / GROUPS;

    private final boolean narrow;
    private final PageBytes blocks = new PageBytes();
    private final BitPacker packer = new BitPacker(blocks);
    private final long[] deltas = new long[BLOCK];
    private int pending;
    private int count;
    private long first;
    private long previous;

    private DeltaNumbers(boolean narrow) {
        this.narrow = narrow;
    }

    /** For numbers of 32 bits, whose differences wrap at 32 bits. */
    static DeltaNumbers ofInts() {
        return new DeltaNumbers(true);
    }

    static DeltaNumbers ofLongs() {
        return new DeltaNumbers(false);
    }

    @Override
    public void add(long[] values, int from, int n) {
        for (int i = from; i < from + n; i++) {
            add(values[i]);
        }
    }

    void add(long value) {
        if (count++ == 0) {
            first = value;
        } else {
            long delta = value - previous;
            deltas[pending++] = narrow ? (int) delta : delta;
            if (pending == BLOCK) {
                putBlock();
            }
        }
        previous = value;
    }

    private void putBlock() {
        long smallest = deltas[0];
        for (int i = 1; i < pending; i++) {
            smallest = Math.min(smallest, deltas[i]);
        }
        Arrays.fill(deltas, pending, BLOCK, smallest);
        blocks.putZigZag(smallest);
        int widths = blocks.size();
        blocks.putInt(0);
        for (int group = 0; group * GROUP < pending; group++) {
            int width = putGroup(group * GROUP, smallest);
            blocks.array()[widths + group] = (byte) width;
        }
        pending = 0;
    }

    /** Returns the width of the packed values. */
    private int putGroup(int from, long smallest) {
        long mask = narrow ? 0xFFFFFFFFL : -1L;
        long all = 0;
        for (int i = from; i < from + GROUP; i++) {
            deltas[i] = deltas[i] - smallest & mask;
            all |= deltas[i];
        }
        int width = Long.SIZE - Long.numberOfLeadingZeros(all);
        for (int i = from; i < from + GROUP; i++) {
            packer.put(deltas[i], width);
        }
        packer.flush();
        return width;
    }

    @Override
    public int bytes() {
        return blocks.size() + pending;
    }

    @Override
    public Encoding encoding() {
        return Encoding.DELTA_BINARY_PACKED;
    }

    @Override
    public void writeTo(PageBytes out) {
        if (pending > 0) {
            putBlock();
        }
        out.putVarLong(BLOCK);
        out.putVarLong(GROUPS);
        out.putVarLong(count);
        out.putZigZag(count == 0 ? 0 : first);
        out.putAll(blocks);
        blocks.clear();
        count = 0;
    }
}
