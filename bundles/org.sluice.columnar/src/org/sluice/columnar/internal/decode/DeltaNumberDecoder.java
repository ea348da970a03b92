package org.sluice.columnar.internal.decode;

import java.io.IOException;

/** DELTA_BINARY_PACKED: blocks of differences, each in groups of one width. */
final class DeltaNumberDecoder implements NumberDecoder {

    private static final int LARGEST_BLOCK = 1 << 20;

    private final PageInput page;
    private final boolean narrow;
    private final int groups;
    private final int groupSize;
    private final long[] block;
    private final int count;
    private int left;
    private int blockSize;
    private int blockAt;
    private long previous;

    /** Numbers of 32 bits wrap at 32 bits. */
    DeltaNumberDecoder(PageInput page, int valueBytes) throws IOException {
        this.page = page;
        this.narrow = valueBytes == Integer.BYTES;
        int values = page.readVarInt();
        this.groups = page.readVarInt();
        if (groups < 1 || values < groups || values > LARGEST_BLOCK) {
            throw new IOException("a page has delta blocks of " + values + " values in " + groups + " groups");
        }
        this.groupSize = values / groups;
        this.block = new long[values];
        this.count = page.readVarInt();
        this.left = count;
        block[0] = page.readZigZag();
        previous = block[0];
        blockSize = Math.min(1, left);
    }

    /** How many numbers the page states. */
    int count() {
        return count;
    }

    @Override
    public void read(long[] out, int n) throws IOException {
        if (n > left) {
            throw new IOException("a page has " + left + " more numbers where " + n + " are wanted");
        }
        int at = 0;
        while (at < n) {
            if (blockAt == blockSize) {
                readBlock();
            }
            int size = Math.min(n - at, blockSize - blockAt);
            System.arraycopy(block, blockAt, out, at, size);
            blockAt += size;
            at += size;
            left -= size;
        }
    }

    private void readBlock() throws IOException {
        long smallest = page.readZigZag();
        int widths = page.skip(groups);
        int values = 0;
        for (int group = 0; group < groups && values < left; group++) {
            int width = page.array()[widths + group] & 0xFF;
            new PackedBits(page, width, groupSize).read(block, values, groupSize);
            values += groupSize;
        }
        blockSize = Math.min(values, left);
        blockAt = 0;
        for (int i = 0; i < blockSize; i++) {
            long value = previous + smallest + block[i];
            previous = narrow ? (int) value : value;
            block[i] = previous;
        }
    }

    /** Where the bytes behind all numbers begin, once all of them were read. */
    PageInput rest() throws IOException {
        return page.slice(page.remaining());
    }
}
