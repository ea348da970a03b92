package org.sluice.engine.internal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A multiset of row hashes, of any size in the same 60 kB, from which the difference to another one can be told, as long
 * as that is small: an invertible Bloom lookup table (Goodrich and Mitzenmacher, 2011). A checkpoint at which a million
 * rows tie holds one; the next run reads the tie again, and the difference is what came late. Used by one thread.
 */
final class TieSketch {

    /** Differences of up to about two thousand rows can be told. */
    private static final int CELLS_PER_PART = 1024;

    private static final int PARTS = 3;
    private static final int CELLS = PARTS * CELLS_PER_PART;
    private static final int CELL_BYTES = Integer.BYTES + 2 * Long.BYTES;

    /** Rows that are alike in every column come several times; more than that at once is not told apart. */
    private static final int MAX_COPIES = 64;

    private final int[] counts = new int[CELLS];
    private final long[] hashes = new long[CELLS];
    private final long[] checks = new long[CELLS];

    void add(long hash) {
        add(hash, 1);
    }

    private void add(long hash, int copies) {
        for (int part = 0; part < PARTS; part++) {
            int cell = cell(hash, part);
            counts[cell] += copies;
            hashes[cell] += hash * copies;
            checks[cell] += check(hash) * copies;
        }
    }

    /** Takes what another one holds in as well. */
    void addAll(TieSketch other) {
        for (int cell = 0; cell < CELLS; cell++) {
            counts[cell] += other.counts[cell];
            hashes[cell] += other.hashes[cell];
            checks[cell] += other.checks[cell];
        }
    }

    /**
     * What this one holds and another one does not, with the number of copies, which is negative for what only the other
     * one holds; empty when there is too much of it to tell.
     */
    Optional<Map<Long, Integer>> minus(TieSketch other) {
        TieSketch difference = new TieSketch();
        difference.addAll(this);
        for (int cell = 0; cell < CELLS; cell++) {
            difference.counts[cell] -= other.counts[cell];
            difference.hashes[cell] -= other.hashes[cell];
            difference.checks[cell] -= other.checks[cell];
        }
        return difference.peel();
    }

    /** Cells that hold one hash alone tell it; taking it out of its other cells leaves more such cells. */
    private Optional<Map<Long, Integer>> peel() {
        Map<Long, Integer> found = new HashMap<>();
        Deque<Integer> waiting = new ArrayDeque<>();
        for (int cell = 0; cell < CELLS; cell++) {
            waiting.add(cell);
        }
        while (!waiting.isEmpty()) {
            int cell = waiting.remove();
            Optional<Long> single = single(cell);
            if (single.isPresent()) {
                long hash = single.get();
                int copies = counts[cell];
                found.merge(hash, copies, Integer::sum);
                add(hash, -copies);
                for (int part = 0; part < PARTS; part++) {
                    waiting.add(cell(hash, part));
                }
            }
        }
        return isEmpty() ? Optional.of(found) : Optional.empty();
    }

    /** The hash of a cell that holds copies of only one. */
    private Optional<Long> single(int cell) {
        int copies = counts[cell];
        int amount = Math.abs(copies);
        if (amount == 0 || amount > MAX_COPIES) {
            return Optional.empty();
        }
        long sum = copies < 0 ? -hashes[cell] : hashes[cell];
        long checkSum = copies < 0 ? -checks[cell] : checks[cell];
        int twos = Integer.numberOfTrailingZeros(amount);
        if ((sum & ((1L << twos) - 1)) != 0) {
            return Optional.empty();
        }
        // Sums are modulo 2^64: the odd part has an inverse, and the even part leaves the highest bits open.
        long base = (sum >>> twos) * inverse(amount >>> twos);
        for (long high = 0; high < 1L << twos; high++) {
            long hash = twos == 0 ? base : (base & (-1L >>> twos)) | high << (64 - twos);
            if (check(hash) * amount == checkSum && isAt(hash, cell)) {
                return Optional.of(hash);
            }
        }
        return Optional.empty();
    }

    private static boolean isAt(long hash, int cell) {
        return cell(hash, cell / CELLS_PER_PART) == cell;
    }

    /** Newton's iteration: each step doubles the bits that are right. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    private boolean isEmpty() {
        for (int cell = 0; cell < CELLS; cell++) {
            if (counts[cell] != 0 || hashes[cell] != 0 || checks[cell] != 0) {
                return false;
            }
        }
        return true;
    }

    private static int cell(long hash, int part) {
        long mixed = mix(hash + part * 0x9E3779B97F4A7C15L);
        return part * CELLS_PER_PART + (int) (mixed >>> 54);
    }

    private static long check(long hash) {
        return mix(hash ^ 0x5851F42D4C957F2DL);
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** As text, for a checkpoint. */
    String text() {
        ByteBuffer buffer = ByteBuffer.allocate(CELLS * CELL_BYTES);
        for (int cell = 0; cell < CELLS; cell++) {
            buffer.putInt(counts[cell]).putLong(hashes[cell]).putLong(checks[cell]);
        }
        return Base64.getEncoder().encodeToString(buffer.array());
    }

    /**
     * Reads the text back.
     *
     * @throws IllegalArgumentException when it is none
     */
    static TieSketch parse(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length != CELLS * CELL_BYTES) {
            throw new IllegalArgumentException(
                    "A sketch of ties has " + CELLS * CELL_BYTES + " bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        TieSketch sketch = new TieSketch();
        for (int cell = 0; cell < CELLS; cell++) {
            sketch.counts[cell] = buffer.getInt();
            sketch.hashes[cell] = buffer.getLong();
            sketch.checks[cell] = buffer.getLong();
        }
        return sketch;
    }
}
