package org.sluice.run.state;

import java.time.Instant;
import java.util.Optional;
import org.sluice.api.data.CursorValue;

/**
 * A range of a unit's cursor that was dealt with in one commit.
 *
 * @param unitId the unit
 * @param runId the run
 * @param kind how
 * @param low the range begins after this value, or with it for a backfill; empty for the very beginning
 * @param high the range ends with this value
 * @param rows rows in it
 * @param at when
 * @param note why, for what was skipped; empty otherwise
 */
public record CoveredRange(
        String unitId,
        String runId,
        Kind kind,
        Optional<CursorValue> low,
        CursorValue high,
        long rows,
        Instant at,
        String note) {

    /** How a range was dealt with. */
    public enum Kind {
        /** By a run that follows the checkpoint. */
        COMMIT,
        /** By a backfill. */
        BACKFILL,
        /** Left out on request. */
        SKIP
    }
}
