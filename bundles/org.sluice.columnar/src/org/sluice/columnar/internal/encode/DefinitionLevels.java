package org.sluice.columnar.internal.encode;

import java.util.Arrays;
import org.sluice.api.data.ColumnVector;

/** Which rows of a page have a value: a bitmap, written in Parquet's hybrid of runs and groups. */
final class DefinitionLevels {

    private static final int SHORTEST_RUN = 4;

    private long[] bits = new long[64];
    private int count;
    private int nulls;

    int nulls() {
        return nulls;
    }

    void clear() {
        Arrays.fill(bits, 0, (count + 63) >> 6, 0);
        count = 0;
        nulls = 0;
    }

    /** Takes the validity of some rows. */
    void add(ColumnVector vector, int from, int rows) {
        if (((count + rows) >> 6) + 1 >= bits.length) {
            bits = Arrays.copyOf(bits, Math.max(bits.length * 2, ((count + rows) >> 6) + 2));
        }
        long[] validity = vector.validity();
        for (int done = 0; done < rows; done += 64) {
            int n = Math.min(64, rows - done);
            long word = word(validity, from + done);
            put(n == 64 ? word : word & ((1L << n) - 1), n);
        }
    }

    private static long word(long[] validity, int from) {
        int index = from >> 6;
        int shift = from & 63;
        long low = validity[index] >>> shift;
        boolean more = shift > 0 && index + 1 < validity.length;
        return more ? low | validity[index + 1] << (64 - shift) : low;
    }

    private void put(long word, int n) {
        int index = count >> 6;
        int shift = count & 63;
        bits[index] |= word << shift;
        if (shift > 0) {
            bits[index + 1] |= word >>> (64 - shift);
        }
        count += n;
        nulls += n - Long.bitCount(word);
    }

    /** Writes the levels with their length before them. */
    void writeTo(PageBytes out) {
        int start = out.size();
        out.putInt(0);
        if (nulls == 0 || nulls == count) {
            putRun(out, count, nulls == 0 ? 1 : 0);
        } else {
            putBytes(out, (count + 7) >> 3);
        }
        out.setInt(start, out.size() - start - Integer.BYTES);
    }

    private static void putRun(PageBytes out, int rows, int level) {
        out.putVarLong((long) rows << 1);
        out.putByte(level);
    }

    private void putBytes(PageBytes out, int bytes) {
        int literal = 0;
        int at = 0;
        while (at < bytes) {
            int run = runLength(at, bytes);
            if (run >= SHORTEST_RUN) {
                putLiterals(out, literal, at);
                putRun(out, Math.min(run * 8, count - at * 8), byteAt(at) & 1);
                at += run;
                literal = at;
            } else {
                at++;
            }
        }
        putLiterals(out, literal, bytes);
    }

    /** How many bytes from here on are all ones, or all zeros. */
    private int runLength(int from, int bytes) {
        int value = byteAt(from);
        if (value != 0 && value != 0xFF) {
            return 0;
        }
        int at = from + 1;
        while (at < bytes && byteAt(at) == value) {
            at++;
        }
        return at - from;
    }

    private void putLiterals(PageBytes out, int from, int to) {
        if (from < to) {
            out.putVarLong((long) (to - from) << 1 | 1);
            for (int i = from; i < to; i++) {
                out.putByte(byteAt(i));
            }
        }
    }

    private int byteAt(int index) {
        return (int) (bits[index >> 3] >>> ((index & 7) << 3)) & 0xFF;
    }
}
