package org.sluice.run.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.data.CursorValue;

/**
 * A version of a unit's position. Never changed once stored; every change, a rollback included, is a new version.
 *
 * @param unitId the unit
 * @param version from 1, without gaps
 * @param parent the version that this one replaced; 0 for the first
 * @param createdAt when
 * @param createdBy {@code run:ID} or {@code user:NAME}
 * @param reason why
 * @param cursor the position; empty for a unit without cursor, or after a reset
 * @param sinkCommit id of the sink's commit that led here; empty when none did
 * @param schemaFingerprint SHA-256 of the schema's canonical text; empty when nothing was read
 * @param stats rows and bytes of the run so far, by name
 */
public record Checkpoint(
        String unitId,
        long version,
        long parent,
        Instant createdAt,
        String createdBy,
        Reason reason,
        Optional<Cursor> cursor,
        Optional<String> sinkCommit,
        String schemaFingerprint,
        Map<String, Long> stats) {

    /** Keeps a sorted copy. */
    public Checkpoint {
        stats = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(stats));
    }

    /** Why a version was made. */
    public enum Reason {
        /** A run's sink commit. */
        COMMIT,
        /** Somebody changed it. */
        EDIT,
        /** Somebody set it back to nothing. */
        RESET,
        /** Somebody set it back to an earlier cursor. */
        REWIND,
        /** Somebody took an earlier version's content. */
        ROLLBACK,
        /** It came from a file. */
        IMPORT
    }

    /**
     * A position in a cursor column.
     *
     * @param field the column
     * @param value every row up to and including this value has been committed
     * @param boundaryKeys hashes of the rows at exactly {@code value} that have been committed, in hexadecimal, sorted; one
     *     that stands there twice stands for two rows. A later run reads that value again and leaves these rows out
     * @param boundarySketch of those rows in place of the keys, where there are too many of them; as text
     * @param boundaryOverflow whether nothing is known of them, so that a later run begins after {@code value}
     */
    public record Cursor(
            String field,
            CursorValue value,
            List<String> boundaryKeys,
            Optional<String> boundarySketch,
            boolean boundaryOverflow) {

        /** A cursor that knows each row at its edge. */
        public Cursor(String field, CursorValue value, List<String> boundaryKeys, boolean boundaryOverflow) {
            this(field, value, boundaryKeys, Optional.empty(), boundaryOverflow);
        }

        /** Keeps a copy. */
        public Cursor {
            boundaryKeys = List.copyOf(boundaryKeys);
        }
    }
}
