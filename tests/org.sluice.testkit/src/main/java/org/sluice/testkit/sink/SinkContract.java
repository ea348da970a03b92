package org.sluice.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.RowHash;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.staging.StagedSlice;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/** What every sink has to show. A subclass brings the sink, and a way to count rows that is not the sink's own. */
public abstract class SinkContract {

    private static final Schema SCHEMA = new Schema(
            List.of(new Field("id", new DataType.Int(64), false), new Field("name", new DataType.Text(), true)));

    /** The sink under test. */
    protected abstract Sink sink();

    /** How many rows a reader sees in the object. */
    protected abstract long visibleRows(String object);

    /** A name that no other test uses. */
    protected String object() {
        return "contract.t" + System.nanoTime();
    }

    private static SinkTarget target(String object, String run, WriteMode mode) {
        return new SinkTarget("unit", run, object, SCHEMA, List.of("id"), mode, LocalDate.parse("2026-01-02"), false);
    }

    private static ColumnBatch rows(int from, int count) {
        ColumnBatch batch = new ColumnBatch(SCHEMA);
        for (int i = 0; i < count; i++) {
            batch.longs(0).append(from + i);
            batch.bytes(1).append(("name " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            batch.endRow();
        }
        return batch;
    }

    private static PreparedSlice prepare(SinkSession session, int slice, ColumnBatch rows) {
        RowHash hash = new RowHash();
        hash.add(rows);
        PreparedSlice prepared = session.prepare(
                new StagedSlice(slice, hash.counts(), Optional.empty(), ""),
                () -> new OneBatch(rows),
                Cancellation.NONE);
        assertThat(prepared.counts()).isEqualTo(hash.counts());
        return prepared;
    }

    /** Gives a batch once. */
    private static final class OneBatch implements BatchReader {
        private final ColumnBatch rows;
        private boolean given;

        OneBatch(ColumnBatch rows) {
            this.rows = rows;
        }

        @Override
        public Schema schema() {
            return rows.schema();
        }

        @Override
        public boolean read(ColumnBatch batch) {
            batch.reset();
            if (given) {
                return false;
            }
            given = true;
            for (int row = 0; row < rows.rowCount(); row++) {
                batch.appendRow(rows, row);
            }
            return true;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    private static CommitRequest request(String id, PreparedSlice... slices) {
        return new CommitRequest(id, 1, List.of(slices));
    }

    @Test
    void nothingShowsBeforeTheCommitAndEverythingAfter() {
        String object = object();
        try (Sink sink = sink();
                SinkSession session = sink.open(target(object, "r1", WriteMode.APPEND))) {
            assertThat(session.hasData()).isFalse();
            PreparedSlice a = prepare(session, 0, rows(0, 10));
            PreparedSlice b = prepare(session, 1, rows(10, 5));
            assertThat(visibleRows(object)).isZero();

            assertThat(session.commit(request("c1", a, b))).isInstanceOf(CommitOutcome.Committed.class);

            session.finish();
            assertThat(session.hasData()).isTrue();
        }
        assertThat(visibleRows(object)).isEqualTo(15);
    }

    @Test
    void aCommitIsOneHoweverOftenItIsRepeatedAndFromWhateverSession() {
        String object = object();
        CommitRequest request;
        try (Sink sink = sink();
                SinkSession session = sink.open(target(object, "r1", WriteMode.APPEND))) {
            request = request("c1", prepare(session, 0, rows(0, 10)));
            assertThat(session.lookup(request)).isInstanceOf(CommitOutcome.NotCommitted.class);
            session.commit(request);
            session.commit(request);
        }
        try (Sink sink = sink();
                SinkSession session = sink.open(target(object, "r1", WriteMode.APPEND))) {
            assertThat(session.lookup(request)).isInstanceOf(CommitOutcome.Committed.class);
            session.commit(request);
        }
        assertThat(visibleRows(object)).isEqualTo(10);
    }

    @Test
    void whatIsPreparedOutlivesTheSession() {
        String object = object();
        CommitRequest request;
        try (Sink sink = sink();
                SinkSession session = sink.open(target(object, "r1", WriteMode.APPEND))) {
            request = request("c1", prepare(session, 0, rows(0, 10)));
        }
        try (Sink sink = sink();
                SinkSession session = sink.open(target(object, "r1", WriteMode.APPEND))) {
            assertThat(session.commit(request)).isInstanceOf(CommitOutcome.Committed.class);
        }
        assertThat(visibleRows(object)).isEqualTo(10);
    }

    @Test
    void anAbortedSliceIsGoneAndAbortingTwiceIsFine() {
        String object = object();
        try (Sink sink = sink();
                SinkSession session = sink.open(target(object, "r1", WriteMode.APPEND))) {
            PreparedSlice slice = prepare(session, 0, rows(0, 10));
            session.abort(slice);
            session.abort(slice);
            assertThat(session.commit(request("c1", slice))).isInstanceOf(CommitOutcome.NotCommitted.class);
        }
        assertThat(visibleRows(object)).isZero();
    }

    @Test
    void anAppendKeepsWhatIsThere() {
        String object = object();
        for (int run = 1; run <= 3; run++) {
            try (Sink sink = sink();
                    SinkSession session = sink.open(target(object, "r" + run, WriteMode.APPEND))) {
                session.commit(request("c" + run, prepare(session, 0, rows(run * 100, 10))));
                session.finish();
            }
        }
        assertThat(visibleRows(object)).isEqualTo(30);
    }

    /** A reader that looks all the time never finds less than the smaller of both versions. */
    @Test
    void anOverwriteReplacesWithoutAGap() throws InterruptedException {
        String object = object();
        overwrite(object, "r1", 100);
        AtomicBoolean stop = new AtomicBoolean();
        AtomicReference<Long> least = new AtomicReference<>(Long.MAX_VALUE);
        Thread reader = new Thread(() -> {
            while (!stop.get()) {
                least.accumulateAndGet(visibleRows(object), Math::min);
            }
        });
        reader.start();
        for (int run = 2; run <= 6; run++) {
            overwrite(object, "r" + run, 100 + run);
        }
        stop.set(true);
        reader.join();

        assertThat(visibleRows(object)).isEqualTo(106);
        assertThat(least.get()).isGreaterThanOrEqualTo(100);
    }

    private void overwrite(String object, String run, int count) {
        try (Sink sink = sink();
                SinkSession session = sink.open(target(object, run, WriteMode.OVERWRITE))) {
            assertThat(session.commitScope()).isEqualTo(SinkSession.CommitScope.RUN);
            PreparedSlice a = prepare(session, 0, rows(0, count / 2));
            PreparedSlice b = prepare(session, 1, rows(count / 2, count - count / 2));
            session.commit(request("commit-" + run, a, b));
            session.finish();
        }
    }

    @Test
    void anEmptySourceEmptiesTheTarget() {
        String object = object();
        overwrite(object, "r1", 10);
        try (Sink sink = sink();
                SinkSession session = sink.open(target(object, "r2", WriteMode.OVERWRITE))) {
            session.commit(request("c2"));
            session.finish();
        }
        assertThat(visibleRows(object)).isZero();
    }

    @Test
    void aModeThatTheSinkDoesNotHaveIsNotListed() {
        try (Sink sink = sink()) {
            assertThat(sink.writeModes()).isNotEmpty();
        }
    }

    @Test
    void aColumnOfAnotherTypeIsRefusedBeforeAnythingIsWritten() {
        String object = object();
        overwrite(object, "r1", 10);
        Schema other = new Schema(List.of(new Field("id", new DataType.Text(), false)));
        SinkTarget target = new SinkTarget(
                "unit", "r2", object, other, List.of(), WriteMode.APPEND, LocalDate.parse("2026-01-03"), false);
        try (Sink sink = sink()) {
            assertThatThrownBy(() -> sink.open(target).close())
                    .isInstanceOf(SluiceException.class)
                    .hasMessageContaining("id")
                    .hasMessageContaining("int64");
        }
        assertThat(visibleRows(object)).isEqualTo(10);
    }
}
