package org.sluice.engine.internal;

import java.util.Optional;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.api.staging.StagingSession;
import org.sluice.run.format.Receipt;

/**
 * Everything that the slices of one unit's run have in common.
 *
 * @param from where the earlier run ended; rows there that it has committed are left out
 * @param base the cursor behind which the work begins; empty for the very beginning
 */
record SliceWork(
        Source source,
        StagingSession staging,
        SinkSession sink,
        ReadRequest request,
        SlicePlan plan,
        BoundaryRows.Edge from,
        Optional<CursorValue> base,
        Cancellation cancellation) {

    /**
     * Where a slice arrived: at the sink, invisible, with its receipt.
     *
     * @param reused whether it had been sealed before and was not read again
     */
    record Outcome(PreparedSlice prepared, Receipt receipt, boolean reused) {}

    /** Hears how a slice goes on; called on the slice's thread. */
    interface Progress {
        void read(long rows, long bytes);
    }
}
