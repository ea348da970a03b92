package org.sluice.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.CancellationSource;
import org.sluice.api.problem.CancelledException;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.LastCommit;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkSession.CommitScope;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.SupportsLastCommit;
import org.sluice.api.sink.WriteMode;

/** What every sink that appends and overwrites must do. To extend, with the sink under test. */
public abstract class SinkContract extends SinkCrashContract {

    @Test
    void preparedRowsAreInvisible() throws Exception {
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-1", WriteMode.APPEND))) {
            prepare(session, 0, 1, 2, 3);

            assertVisible("orders");
            assertThat(session.hasData()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = WriteMode.class,
            names = {"APPEND", "OVERWRITE"})
    void aCommitShowsExactlyTheRows(WriteMode mode) throws Exception {
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-1", mode))) {
            PreparedSlice first = prepare(session, 0, 1, 2, 3, 4, 5);
            PreparedSlice second = prepare(session, 1, 6, 7);

            commit(session, request("c-1", first, second));

            assertVisible("orders", 1, 2, 3, 4, 5, 6, 7);
        }
    }

    @Test
    void aPreparedSliceIsCountedAndHashed() throws Exception {
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-1", WriteMode.APPEND))) {
            PreparedSlice prepared = prepare(session, 4, 1, 2, 3);

            assertThat(prepared.sliceIndex()).isEqualTo(4);
            assertThat(prepared.counts()).isEqualTo(SinkRows.counts(SinkRows.batch(1, 2, 3)));
            assertThat(prepared.storedBytes()).isPositive();
        }
    }

    @Test
    void committingTwiceWithOneIdHasTheEffectOfOne() throws Exception {
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-1", WriteMode.APPEND))) {
            CommitRequest request = request("c-1", prepare(session, 0, 1, 2));

            CommitOutcome first = commit(session, request);
            CommitOutcome second = commit(session, request);

            assertThat(second).isEqualTo(first);
            assertVisible("orders", 1, 2);
        }
    }

    @Test
    void lookupTellsWhetherACommitStands() throws Exception {
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-1", WriteMode.APPEND))) {
            CommitRequest request = request("c-1", prepare(session, 0, 1, 2));

            assertThat(session.lookup(request)).isInstanceOf(CommitOutcome.NotCommitted.class);
            commit(session, request);
            assertThat(session.lookup(request)).isInstanceOf(CommitOutcome.Committed.class);
            assertThat(session.lookup(request("c-2"))).isInstanceOf(CommitOutcome.NotCommitted.class);
        }
    }

    @Test
    void theNewestCommitOfTheUnitIsKnownWithItsPosition() throws Exception {
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-1", WriteMode.APPEND))) {
            if (session instanceof SupportsLastCommit commits) {
                assertThat(commits.lastCommit()).isEmpty();
                commit(session, new CommitRequest("c-1", 3, "{\"version\":3}", List.of(prepare(session, 0, 1))));
                commit(session, new CommitRequest("c-2", 3, List.of(prepare(session, 1, 2))));
            }
        }
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-2", WriteMode.APPEND));
                SinkSession other = sink.open(otherUnit("orders"))) {
            if (session instanceof SupportsLastCommit commits && other instanceof SupportsLastCommit others) {
                assertThat(commits.lastCommit()).contains(new LastCommit("c-2", 3, "{\"version\":3}"));
                assertThat(others.lastCommit()).isEmpty();
            }
        }
    }

    private static SinkTarget otherUnit(String object) {
        SinkTarget same = target(object, "run-2", WriteMode.APPEND);
        return new SinkTarget(
                "another." + object,
                same.runId(),
                same.object(),
                same.schema(),
                same.primaryKey(),
                same.mode(),
                same.loadDate(),
                same.fullRefresh());
    }

    @Test
    void preparingASliceAgainReplacesTheEarlierTry() throws Exception {
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-1", WriteMode.APPEND))) {
            prepare(session, 0, 1, 2);
            PreparedSlice second = prepare(session, 0, 3, 4, 5);

            commit(session, request("c-1", second));

            assertVisible("orders", 3, 4, 5);
        }
    }

    @Test
    void slicesArePreparedInParallel() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-1", WriteMode.OVERWRITE))) {
            List<Callable<PreparedSlice>> work = new ArrayList<>();
            for (int slice = 0; slice < 12; slice++) {
                int index = slice;
                work.add(() -> prepare(session, index, index * 10L + 1, index * 10L + 2));
            }
            List<PreparedSlice> prepared = new ArrayList<>();
            for (Future<PreparedSlice> future : threads.invokeAll(work)) {
                prepared.add(future.get());
            }

            commit(session, new CommitRequest("c-1", 1, prepared));

            assertThat(visibleRows("orders")).hasSize(24).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anAbortedSliceIsGone() throws Exception {
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-1", WriteMode.APPEND))) {
            PreparedSlice dropped = prepare(session, 0, 1, 2);
            PreparedSlice kept = prepare(session, 1, 3);

            session.abort(dropped);
            session.abort(dropped);
            commit(session, request("c-1", kept));

            assertVisible("orders", 3);
        }
    }

    @Test
    void aCommitOfAnAbortedSliceDoesNotHappen() throws Exception {
        load(target("orders", "run-0", WriteMode.APPEND), 1);
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-1", WriteMode.OVERWRITE))) {
            PreparedSlice kept = prepare(session, 0, 2);
            PreparedSlice dropped = prepare(session, 1, 3);
            session.abort(dropped);

            assertThat(session.commit(request("c-1", kept, dropped))).isInstanceOf(CommitOutcome.NotCommitted.class);

            assertVisible("orders", 1);
        }
    }

    @Test
    void appendKeepsWhatIsThere() throws Exception {
        load(target("orders", "run-1", WriteMode.APPEND), 1, 2);
        load(target("orders", "run-2", WriteMode.APPEND), 3);
        load(target("orders", "run-3", WriteMode.APPEND, DAY.plusDays(1)), 4);

        assertVisible("orders", 1, 2, 3, 4);
    }

    @Test
    void overwriteReplacesWhatIsThere() throws Exception {
        load(target("orders", "run-1", WriteMode.APPEND), 1, 2);
        load(target("orders", "run-2", WriteMode.APPEND, DAY.plusDays(1)), 3);

        load(target("orders", "run-3", WriteMode.OVERWRITE, DAY.plusDays(1)), 4);
        assertVisible("orders", 4);

        load(target("orders", "run-4", WriteMode.OVERWRITE, DAY.plusDays(2)), 5, 6);
        assertVisible("orders", 5, 6);
    }

    @Test
    void overwriteLeavesOtherTablesAlone() throws Exception {
        load(target("raw", "run-1", WriteMode.APPEND), 1);
        load(target("raw.orders", "run-2", WriteMode.APPEND), 2);
        load(target("raw.orders_old", "run-3", WriteMode.APPEND), 3);

        load(target("raw", "run-4", WriteMode.OVERWRITE), 4);
        load(target("raw.orders", "run-5", WriteMode.OVERWRITE), 5);

        assertVisible("raw", 4);
        assertVisible("raw.orders", 5);
        assertVisible("raw.orders_old", 3);
    }

    @Test
    void slicesWithoutRowsAddNothing() throws Exception {
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-1", WriteMode.APPEND))) {
            PreparedSlice empty = prepare(session, 0);

            assertThat(empty.counts()).isEqualTo(SinkRows.counts(SinkRows.batch()));
            commit(session, request("c-1", empty));
            commit(session, request("c-2", prepare(session, 1, 1)));
            session.finish();

            assertVisible("orders", 1);
        }
    }

    @Test
    void anOverwriteWithoutRowsEmptiesTheTable() throws Exception {
        load(target("orders", "run-1", WriteMode.APPEND), 1, 2);
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-2", WriteMode.OVERWRITE))) {
            commit(session, request("c-1"));
            commit(session, request("c-1"));
            session.finish();

            assertVisible("orders");
            assertThat(session.hasData()).isFalse();
        }
    }

    @Test
    void theScopeSaysWhetherSlicesShowOneByOne() throws Exception {
        for (WriteMode mode : List.of(WriteMode.APPEND, WriteMode.OVERWRITE)) {
            String object = "scope_" + mode;
            load(target(object, "run-1", WriteMode.APPEND), 1);
            try (Sink sink = newSink();
                    SinkSession session = sink.open(target(object, "run-2", mode))) {
                PreparedSlice first = prepare(session, 0, 2);
                PreparedSlice second = prepare(session, 1, 3);
                if (session.commitScope() == CommitScope.SLICE) {
                    commit(session, request("c-1", first));
                    assertThat(visibleRows(object))
                            .containsAll(SinkRows.texts(1, 2))
                            .hasSize(2);
                    commit(session, request("c-2", second));
                } else {
                    assertVisible(object, 1);
                    commit(session, request("c-1", first, second));
                }
            }
            assertThat(visibleRows(object)).containsAll(SinkRows.texts(2, 3));
        }
    }

    @Test
    void overwriteIsOfTheWholeRun() throws Exception {
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-1", WriteMode.OVERWRITE))) {
            assertThat(session.commitScope()).isEqualTo(CommitScope.RUN);
        }
    }

    @Test
    void hasDataTellsOfRowsOfEarlierRuns() throws Exception {
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-1", WriteMode.APPEND))) {
            assertThat(session.hasData()).isFalse();
        }
        load(target("orders", "run-2", WriteMode.APPEND), 1);
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-3", WriteMode.APPEND))) {
            assertThat(session.hasData()).isTrue();
        }
    }

    @Test
    void finishKeepsWhatWasCommittedAndDropsTheRest() throws Exception {
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-1", WriteMode.APPEND))) {
            PreparedSlice left = prepare(session, 0, 1);
            commit(session, request("c-1", prepare(session, 1, 2)));

            session.finish();
            session.finish();

            assertVisible("orders", 2);
            assertThat(session.commit(request("c-2", left))).isInstanceOf(CommitOutcome.NotCommitted.class);
        }
    }

    @Test
    void aCancelledPrepareStopsAndShowsNothing() throws Exception {
        CancellationSource cancellation = new CancellationSource();
        cancellation.cancel();
        ColumnBatch rows = SinkRows.batch(1, 2, 3);
        try (Sink sink = newSink();
                SinkSession session = sink.open(target("orders", "run-1", WriteMode.APPEND))) {
            assertThatThrownBy(() -> session.prepare(stage(0, rows), () -> SinkRows.reader(rows), cancellation))
                    .isInstanceOf(CancelledException.class);

            assertVisible("orders");
        }
    }

    @Test
    void aModeThatTheSinkLacksIsRefusedWithWhatToUseInstead() throws Exception {
        try (Sink sink = newSink()) {
            for (WriteMode mode : WriteMode.values()) {
                if (!sink.writeModes().contains(mode)) {
                    assertThatThrownBy(() -> sink.open(target("orders", "run-1", mode)))
                            .isInstanceOfSatisfying(SluiceException.class, e -> {
                                assertThat(e.problem().code()).isEqualTo(ProblemCode.E_UNSUPPORTED_OPERATION);
                                assertThat(e.problem().next()).containsIgnoringCase("write_mode");
                            });
                }
            }
        }
    }

    @Test
    void theTestReportsTheTargetAndLeavesNothing() throws Exception {
        try (Sink sink = newSink()) {
            ConnectionReport report = sink.test();

            assertThat(report.product()).isNotEmpty();
            assertThat(report.elapsed()).isPositive();
            assertVisible("orders");
        }
    }
}
