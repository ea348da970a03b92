package org.sluice.columnar.internal.decode;

import java.io.IOException;

/** RLE booleans, their length before them, as pages of version 2 have them. */
final class RunLengthBooleanDecoder implements NumberDecoder {

    private final RunLengthDecoder runs;
    private int[] bits = new int[0];

    RunLengthBooleanDecoder(PageInput page) throws IOException {
        this.runs = new RunLengthDecoder(page.slice(page.readInt()), 1);
    }

    @Override
    public void read(long[] out, int count) throws IOException {
        if (bits.length < count) {
            bits = new int[count];
        }
        runs.read(bits, count);
        for (int i = 0; i < count; i++) {
            out[i] = bits[i];
        }
    }
}
