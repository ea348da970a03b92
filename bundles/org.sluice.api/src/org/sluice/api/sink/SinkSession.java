package org.sluice.api.sink;

import org.sluice.api.data.BatchReader;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.staging.StagedSlice;

/**
 * The target of one unit's run. {@link #prepare} is called in parallel, the other methods by one thread at a time.
 *
 * <p>Nothing that was prepared shows to readers before {@link #commit}. A commit is idempotent: repeating it with the
 * same id, from any process, has the effect of one. An {@link CommitOutcome.Unknown} is never cleaned up.
 */
public interface SinkSession extends AutoCloseable {

    /** Whether slices can be committed one by one, or only all at once at the end. */
    CommitScope commitScope();

    /** How far commits reach. */
    enum CommitScope {
        /** Each slice shows as soon as it is committed. */
        SLICE,
        /** All slices of the run show at once. */
        RUN
    }

    /**
     * Brings a sealed slice to the target, invisible to readers. Repeating it for the same slice replaces the earlier
     * try.
     *
     * @param slice the sealed slice; one of a provider that passes through has no file and counts nothing yet
     * @param rows opens the slice's rows, for a sink that does not take the file as it is
     * @return what the commit needs, in any process
     */
    PreparedSlice prepare(StagedSlice slice, RowSupplier rows, Cancellation cancellation);

    /** Opens the rows of a slice. */
    interface RowSupplier {
        /** A reader that the caller closes. */
        BatchReader open();
    }

    /** Makes prepared slices visible, all or none. */
    CommitOutcome commit(CommitRequest request);

    /** What became of an earlier commit of that id. */
    CommitOutcome lookup(CommitRequest request);

    /** Drops a prepared slice that was not committed; nothing happens where there is none. */
    void abort(PreparedSlice slice);

    /** All slices of the run are committed: marks the target complete and drops what only the run needed. */
    void finish();

    /** Whether the target holds rows of earlier runs; compared with the state at the start of a run. */
    boolean hasData();

    @Override
    void close();
}
