package org.sluice.run;

import java.util.List;

/**
 * What a comparison of a unit's source with its sink found.
 *
 * @param unitId the unit
 * @param sourceRows rows at the source, up to where the checkpoint stands
 * @param sinkRows rows at the sink
 * @param parts into how many parts both sides were cut, by the hash of the key
 * @param differingParts how many of them differ
 * @param mismatches the first rows that differ
 * @param complete whether these are all of them
 */
public record Reconciliation(
        String unitId,
        long sourceRows,
        long sinkRows,
        int parts,
        int differingParts,
        List<Mismatch> mismatches,
        boolean complete) {

    /** Keeps a copy. */
    public Reconciliation {
        mismatches = List.copyOf(mismatches);
    }

    /** Whether both sides agree. */
    public boolean agrees() {
        return mismatches.isEmpty() && complete;
    }

    /** How a row differs. */
    public enum Kind {
        /** The source has it, the sink does not. */
        MISSING,
        /** The sink has it, the source does not. */
        EXTRA,
        /** Both have the key, with other values. */
        DIFFERENT,
        /** The sink has it more often than the source. */
        REPEATED
    }

    /**
     * A row that differs.
     *
     * @param kind how
     * @param key its key as {@code column=value} pairs, or all its columns where there is no key
     */
    public record Mismatch(Kind kind, String key) {}
}
