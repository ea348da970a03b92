package org.sluice.sink.iceberg.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.Counts;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.staging.StagedSlice;
import org.sluice.api.type.Schema;
import org.sluice.testkit.sink.SinkRows;

/** Targets and the steps of a run. */
final class Runs {

    static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    private Runs() {}

    static SinkTarget target(String object, String run, WriteMode mode, Schema schema) {
        return new SinkTarget("public." + object, run, object, schema, List.of(), mode, DAY, false);
    }

    static SinkTarget append(String object, String run) {
        return target(object, run, WriteMode.APPEND, SinkRows.SCHEMA);
    }

    static SinkTarget overwrite(String object, String run) {
        return target(object, run, WriteMode.OVERWRITE, SinkRows.SCHEMA);
    }

    /** A slice that is encoded by the sink. */
    static PreparedSlice prepare(SinkSession session, int slice, ColumnBatch rows) {
        return session.prepare(
                new StagedSlice(slice, Counts.NONE, Optional.empty(), ""),
                () -> SinkRows.reader(rows),
                Cancellation.NONE);
    }

    /** A slice that is adopted. */
    static PreparedSlice adopt(SinkSession session, StagedSlice staged) {
        return session.prepare(
                staged,
                () -> {
                    throw new AssertionError("the file was to be adopted");
                },
                Cancellation.NONE);
    }

    static Map<String, String> commit(SinkSession session, String id, PreparedSlice... slices) {
        CommitOutcome outcome = session.commit(new CommitRequest(id, 1, List.of(slices)));
        assertThat(outcome).isInstanceOf(CommitOutcome.Committed.class);
        return ((CommitOutcome.Committed) outcome).details();
    }

    /** A whole run of one slice. */
    static Map<String, String> load(Sink sink, SinkTarget target, ColumnBatch rows) {
        try (SinkSession session = sink.open(target)) {
            Map<String, String> details = commit(session, target.runId() + "-0", prepare(session, 0, rows));
            session.finish();
            return details;
        }
    }

    static Problem problemOf(ThrowingCallable call) {
        SluiceException thrown = catchThrowableOfType(SluiceException.class, call);
        assertThat(thrown).as("a problem").isNotNull();
        return thrown.problem();
    }
}
