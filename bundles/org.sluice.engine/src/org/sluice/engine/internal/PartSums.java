package org.sluice.engine.internal;

import java.util.BitSet;
import java.util.function.Supplier;

/** Counts and sums of row hashes, by parts of a table: equal where the parts hold the same rows in any order. */
final class PartSums {

    /** Small enough to be cheap, many enough that one wrong row leaves nearly everything else alone. */
    static final int PARTS = 4096;

    private final long[] counts = new long[PARTS];
    private final long[] sums = new long[PARTS];

    static int part(long keyHash) {
        return (int) (keyHash >>> 52);
    }

    /** The key's text is not asked for. */
    void add(long keyHash, long rowHash, Supplier<String> key) {
        int part = part(keyHash);
        counts[part]++;
        sums[part] += rowHash;
    }

    long rows(int part) {
        return counts[part];
    }

    long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    BitSet differing(PartSums other) {
        BitSet differing = new BitSet(PARTS);
        for (int part = 0; part < PARTS; part++) {
            differing.set(part, counts[part] != other.counts[part] || sums[part] != other.sums[part]);
        }
        return differing;
    }
}
