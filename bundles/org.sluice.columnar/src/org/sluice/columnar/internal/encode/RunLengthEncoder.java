package org.sluice.columnar.internal.encode;

/** Parquet's hybrid of runs and bit-packed groups of eight, for ids of a dictionary. */
final class RunLengthEncoder {

    private final PageBytes out;
    private final BitPacker packer;
    private final int width;
    private final int shortestRun;

    RunLengthEncoder(PageBytes out, int width) {
        this.out = out;
        this.packer = new BitPacker(out);
        this.width = width;
        // A run costs a header, and another one for the group after it: more than a few narrow values.
        this.shortestRun = width < 4 ? 24 : 8;
    }

    void encode(int[] values, int count) {
        int packed = 0;
        int at = 0;
        while (at < count) {
            int run = runLength(values, at, count);
            if (run >= shortestRun) {
                putPacked(values, packed, at);
                putRun(values[at], run);
                at += run;
                packed = at;
            } else {
                at = Math.min(at + 8, count);
            }
        }
        putPacked(values, packed, count);
    }

    private static int runLength(int[] values, int from, int count) {
        int value = values[from];
        int at = from + 1;
        while (at < count && values[at] == value) {
            at++;
        }
        return at - from;
    }

    private void putRun(int value, int length) {
        out.putVarLong((long) length << 1);
        out.putLow(value, (width + 7) >> 3);
    }

    /** The last group is filled up with zeros. */
    private void putPacked(int[] values, int from, int to) {
        if (from == to) {
            return;
        }
        int groups = (to - from + 7) >> 3;
        out.putVarLong((long) groups << 1 | 1);
        out.ensure(groups * width + Long.BYTES);
        for (int i = from; i < to; i++) {
            packer.put(values[i], width);
        }
        for (int i = to - from; i < groups * 8; i++) {
            packer.put(0, width);
        }
        packer.flush();
    }
}
