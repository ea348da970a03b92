package org.sluice.sink.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Arrays;
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
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;
import org.sluice.api.type.TypeParser;
import org.sluice.testkit.sink.SinkRows;

/** Targets and the steps of a run. */
final class Runs {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    private Runs() {}

    /** Columns as {@code "id int64 not null", "name string"}. */
    static Schema schema(String... columns) {
        return new Schema(Arrays.stream(columns)
                .map(column -> {
                    String[] words = column.split(" ", 3);
                    return new Field(words[0], TypeParser.parse(words[1]), words.length == 2);
                })
                .toList());
    }

    static SinkTarget target(String object, String run, WriteMode mode, Schema schema, String... key) {
        return new SinkTarget("shop/" + object, run, object, schema, List.of(key), mode, DAY, false);
    }

    /** The newest row of a key is the one with the highest value of a column. */
    static SinkTarget withCursor(SinkTarget target, String field) {
        return new SinkTarget(
                target.unit(),
                target.runId(),
                target.object(),
                target.schema(),
                target.primaryKey(),
                target.mode(),
                target.loadDate(),
                target.fullRefresh(),
                Optional.of(field));
    }

    static Sink sink(TestDatabase database) {
        return new JdbcSinkFactory().open(database.endpoint());
    }

    static PreparedSlice prepare(SinkSession session, int slice, ColumnBatch rows) {
        return session.prepare(
                new StagedSlice(slice, Counts.NONE, Optional.empty(), ""),
                () -> SinkRows.reader(rows),
                Cancellation.NONE);
    }

    static Map<String, String> commit(SinkSession session, String id, PreparedSlice... slices) {
        CommitOutcome outcome = session.commit(new CommitRequest(id, 1, List.of(slices)));
        assertThat(outcome).isInstanceOf(CommitOutcome.Committed.class);
        return ((CommitOutcome.Committed) outcome).details();
    }

    static Problem refused(SinkSession session, PreparedSlice... slices) {
        CommitOutcome outcome = session.commit(new CommitRequest("refused", 1, List.of(slices)));
        assertThat(outcome).isInstanceOf(CommitOutcome.NotCommitted.class);
        return ((CommitOutcome.NotCommitted) outcome).problem();
    }

    /** A whole run, a slice for each batch, in one commit. */
    static void load(TestDatabase database, SinkTarget target, ColumnBatch... slices) {
        try (Sink sink = sink(database);
                SinkSession session = sink.open(target)) {
            PreparedSlice[] prepared = new PreparedSlice[slices.length];
            for (int i = 0; i < slices.length; i++) {
                prepared[i] = prepare(session, i, slices[i]);
            }
            commit(session, target.runId(), prepared);
            session.finish();
        }
    }

    static Problem problemOf(ThrowingCallable call) {
        SluiceException thrown = catchThrowableOfType(SluiceException.class, call);
        assertThat(thrown).as("a problem").isNotNull();
        return thrown.problem();
    }
}
