package org.sluice.publish.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
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
final class Loads {

    static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    private Loads() {}

    static SinkTarget target(String run, WriteMode mode) {
        return target(run, mode, DAY, SinkRows.SCHEMA);
    }

    static SinkTarget target(String run, WriteMode mode, LocalDate day, Schema schema) {
        return new SinkTarget("shop.orders", run, "orders", schema, List.of(), mode, day, false);
    }

    static SinkTarget targetOf(String object) {
        return new SinkTarget("shop.orders", "run-1", object, SinkRows.SCHEMA, List.of(), WriteMode.APPEND, DAY, false);
    }

    static PreparedSlice prepare(SinkSession session, int slice, ColumnBatch rows) {
        return session.prepare(
                new StagedSlice(slice, Counts.NONE, Optional.empty(), ""),
                () -> SinkRows.reader(rows),
                Cancellation.NONE);
    }

    static CommitRequest request(SinkTarget target, PreparedSlice... slices) {
        return new CommitRequest(target.runId() + "-0", 1, List.of(slices));
    }

    /** A whole run with a slice for each batch. */
    static void load(Sink sink, SinkTarget target, ColumnBatch... slices) {
        try (SinkSession session = sink.open(target)) {
            PreparedSlice[] prepared = new PreparedSlice[slices.length];
            for (int i = 0; i < slices.length; i++) {
                prepared[i] = prepare(session, i, slices[i]);
            }
            assertThat(session.commit(request(target, prepared))).isInstanceOf(CommitOutcome.Committed.class);
            session.finish();
        }
    }

    static Problem problemOf(ThrowingCallable call) {
        SluiceException thrown = catchThrowableOfType(SluiceException.class, call);
        assertThat(thrown).as("a problem").isNotNull();
        return thrown.problem();
    }
}
