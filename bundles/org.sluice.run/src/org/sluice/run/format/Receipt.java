package org.sluice.run.format;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.data.Counts;

/**
 * What is known of a slice after it went from source to sink: the three counts must balance.
 *
 * @param read counted at the reader
 * @param staged counted by the staging provider
 * @param sunk counted or verified by the sink
 * @param filtered rows that were read and left out because an earlier run had committed them
 * @param storedBytes bytes at the sink
 * @param boundary the rows at the slice's upper cursor; empty where no cursor is followed
 * @param elapsed from the first row to the prepared slice
 * @param sink what the sink said at the commit; empty before
 */
public record Receipt(
        Counts read,
        Counts staged,
        Counts sunk,
        long filtered,
        long storedBytes,
        Optional<Boundary> boundary,
        Duration elapsed,
        Map<String, String> sink) {

    /** Keeps a sorted copy. */
    public Receipt {
        sink = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(sink));
    }

    /** Whether the same rows were read, staged and sunk. */
    public boolean balances() {
        return read.equals(staged) && staged.equals(sunk);
    }

    /** The same with what the sink said at the commit. */
    public Receipt withSink(Map<String, String> details) {
        return new Receipt(read, staged, sunk, filtered, storedBytes, boundary, elapsed, details);
    }

    /**
     * The rows of a slice whose cursor is exactly the slice's upper one, so that a later run can read that value again and
     * leave them out.
     *
     * @param keys hashes of those rows, in hexadecimal; one that stands there twice stands for two rows
     * @param sketch of those rows, where there were too many to keep the keys; as text
     */
    public record Boundary(List<String> keys, Optional<String> sketch) {
        /** Keeps a copy. */
        public Boundary {
            keys = List.copyOf(keys);
        }
    }
}
