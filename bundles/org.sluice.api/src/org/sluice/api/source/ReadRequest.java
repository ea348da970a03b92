package org.sluice.api.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.DataType;

/**
 * What a unit wants from a source. A value: the same request gives the same plan on the same data.
 *
 * @param dataset the dataset's name
 * @param query a SELECT in place of the dataset's rows; empty for the dataset itself
 * @param select columns: names to take, or names with a leading '-' to leave out; empty for all
 * @param types types that the unit states, by column
 * @param where a condition in the source's language, written by the project's author; empty for none
 * @param primaryKey the key; empty to take the source's own
 * @param cursor how to read incrementally; empty for a full read
 * @param slicing how to cut
 * @param limit at most so many rows, for previews; 0 for all
 * @param batchBytes the size at which a reader hands over a batch
 */
public record ReadRequest(
        String dataset,
        Optional<String> query,
        List<String> select,
        Map<String, DataType> types,
        Optional<String> where,
        List<String> primaryKey,
        Optional<Cursor> cursor,
        Slicing slicing,
        long limit,
        long batchBytes) {

    /** Keeps copies. */
    public ReadRequest {
        select = List.copyOf(select);
        types = Map.copyOf(types);
        primaryKey = List.copyOf(primaryKey);
    }

    /**
     * An incremental read: rows whose cursor column lies in a range.
     *
     * @param field the cursor column
     * @param lower where the checkpoint stands, less the lookback; empty at the first run
     * @param lowerInclusive whether rows at exactly {@code lower} are read again
     * @param end where to stop at the latest (range end, exclusive); empty for what there is
     * @param notAfter the source's clock less the safety lag, an upper bound for timestamp cursors; empty for none
     */
    public record Cursor(
            String field,
            Optional<CursorValue> lower,
            boolean lowerInclusive,
            Optional<CursorValue> end,
            Optional<Instant> notAfter) {}

    /**
     * How to cut.
     *
     * @param by the column to cut by; empty to let the source choose
     * @param size rows in a slice, about; 0 for the source's default
     * @param span the width of a slice on a date or time column; empty to cut by size
     */
    public record Slicing(Optional<String> by, long size, Optional<Duration> span) {

        /** Let the source choose. */
        public static final Slicing DEFAULT = new Slicing(Optional.empty(), 0, Optional.empty());
    }

    /** The same for another number of rows. */
    public ReadRequest withLimit(long rows) {
        return new ReadRequest(dataset, query, select, types, where, primaryKey, cursor, slicing, rows, batchBytes);
    }
}
