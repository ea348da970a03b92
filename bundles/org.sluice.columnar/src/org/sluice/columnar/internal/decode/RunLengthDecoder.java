package org.sluice.columnar.internal.decode;

import java.io.IOException;
import java.util.Arrays;

/** Parquet's hybrid of runs and bit-packed groups of eight. */
final class RunLengthDecoder {

    private final PageInput page;
    private final int width;
    private int runLeft;
    private int runValue;
    private int packedLeft;
    private PackedBits packed;

    RunLengthDecoder(PageInput page, int width) throws IOException {
        if (width > Integer.SIZE) {
            throw new IOException("ids in a page are " + width + " bits wide");
        }
        this.page = page;
        this.width = width;
        this.packed = new PackedBits(page, width, 0);
    }

    /** How often the next value comes at least; 0 where the next values are packed. */
    int repeats() throws IOException {
        while (runLeft == 0 && packedLeft == 0) {
            begin();
        }
        return runLeft;
    }

    /** How many packed values come next, if {@link #repeats} is 0. */
    int packed() {
        return packedLeft;
    }

    /** Takes some of the {@link #repeats}. */
    int readRepeated(int count) {
        runLeft -= count;
        return runValue;
    }

    void read(int[] out, int count) throws IOException {
        int at = 0;
        while (at < count) {
            int repeats = repeats();
            int n = Math.min(count - at, Math.max(repeats, packedLeft));
            if (repeats > 0) {
                Arrays.fill(out, at, at + n, readRepeated(n));
            } else {
                packed.read(out, at, n);
                packedLeft -= n;
            }
            at += n;
        }
    }

    private void begin() throws IOException {
        int header = page.readVarInt();
        int count = header >>> 1;
        if ((header & 1) == 0) {
            runLeft = count;
            runValue = page.readLow((width + 7) >> 3);
        } else {
            packedLeft = Math.multiplyExact(count, 8);
            packed = new PackedBits(page, width, packedLeft);
        }
    }
}
