package org.sluice.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.Counts;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.staging.StagedSlice;

/** What a contract test needs of the sink under test, and the steps that tests are made of. */
public abstract class SinkHarness {

    /** The day of runs that do not say otherwise. */
    protected static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    /** A sink on the place of this test; every call gives a new object on the same place, as another process would. */
    protected abstract Sink newSink();

    /**
     * The rows of a table as texts (see {@link SinkRows#texts}), in any order, found by a reader that is not the sink's
     * own. Where a listed file is gone when it is opened, the reader lists again. A table that is not there has no rows.
     */
    protected abstract List<String> visibleRows(String object) throws Exception;

    /** A sink on the place of this test that can die; empty where that cannot be simulated. */
    protected Optional<MortalSink> newMortalSink() {
        return Optional.empty();
    }

    /** Stages rows for the sink: by default in a provider that passes through, so without file and counts. */
    protected StagedSlice stage(int slice, ColumnBatch rows) throws Exception {
        return new StagedSlice(slice, Counts.NONE, Optional.empty(), "");
    }

    /** The target of a run, on {@link #DAY}. */
    protected static SinkTarget target(String object, String run, WriteMode mode) {
        return target(object, run, mode, DAY);
    }

    /** The target of a run. */
    protected static SinkTarget target(String object, String run, WriteMode mode, LocalDate day) {
        return new SinkTarget("shop." + object, run, object, SinkRows.SCHEMA, List.of("id"), mode, day, false);
    }

    /** Prepares a slice of rows with the ids. */
    protected final PreparedSlice prepare(SinkSession session, int slice, long... ids) throws Exception {
        ColumnBatch rows = SinkRows.batch(ids);
        return session.prepare(stage(slice, rows), () -> SinkRows.reader(rows), Cancellation.NONE);
    }

    /** A request to commit slices. */
    protected static CommitRequest request(String commitId, PreparedSlice... slices) {
        return new CommitRequest(commitId, 1, Arrays.asList(slices));
    }

    /** Commits and expects it to stand. */
    protected static CommitOutcome.Committed commit(SinkSession session, CommitRequest request) {
        return committed(session.commit(request));
    }

    /** Expects that a commit stands. */
    protected static CommitOutcome.Committed committed(CommitOutcome outcome) {
        assertThat(outcome).isInstanceOf(CommitOutcome.Committed.class);
        return (CommitOutcome.Committed) outcome;
    }

    /** A whole run of one slice. */
    protected final void load(SinkTarget target, long... ids) throws Exception {
        try (Sink sink = newSink();
                SinkSession session = sink.open(target)) {
            commit(session, request(target.runId() + "-0", prepare(session, 0, ids)));
            session.finish();
        }
    }

    /** Expects exactly the rows with the ids, each once. */
    protected final void assertVisible(String object, long... ids) throws Exception {
        assertThat(visibleRows(object)).containsExactlyInAnyOrderElementsOf(SinkRows.texts(ids));
    }
}
