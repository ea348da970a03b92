package org.sluice.run.state;

import java.util.List;
import java.util.Optional;

/**
 * What is stored in one transaction after the sink has committed.
 *
 * @param unitRun the unit's part of the run
 * @param slices what was committed
 * @param checkpoint the next version; empty when it does not move
 * @param sinkCommit what stands in the sink now; empty when nothing was committed there
 * @param range the part of the cursor that is dealt with now; empty where no cursor is followed
 */
public record CommitRecord(
        UnitRun unitRun,
        List<SliceRecord> slices,
        Optional<Checkpoint> checkpoint,
        Optional<SinkCommit> sinkCommit,
        Optional<CoveredRange> range) {

    /** Keeps a copy. */
    public CommitRecord {
        slices = List.copyOf(slices);
    }
}
