package org.sluice.api.data;

/**
 * What passed a point of the pipeline: rows, bytes of their values, and a hash that does not depend on the order of the
 * rows. Two counts of the same rows are equal.
 *
 * @param rows number of rows
 * @param bytes bytes of the values in memory, as {@link ColumnBatch#sizeInBytes()} counts them
 * @param hash 32 hexadecimal digits, see {@link RowHash}
 */
public record Counts(long rows, long bytes, String hash) {

    /** Nothing passed. */
    public static final Counts NONE = new Counts(0, 0, "0".repeat(32));

    /** Both together: the hashes add up as if the rows had passed one counter. */
    public Counts plus(Counts other) {
        long high = Long.parseUnsignedLong(hash, 0, 16, 16) + Long.parseUnsignedLong(other.hash, 0, 16, 16);
        long low = Long.parseUnsignedLong(hash, 16, 32, 16) + Long.parseUnsignedLong(other.hash, 16, 32, 16);
        return new Counts(
                rows + other.rows, bytes + other.bytes, String.format(java.util.Locale.ROOT, "%016x%016x", high, low));
    }
}
