package org.sluice.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;

/** The part of {@link SinkContract} about crashes at bad moments and readers at bad moments. */
public abstract class SinkCrashContract extends SinkHarness {

    /** More changes than a commit of two slices makes; a sink that needs more runs forever. */
    private static final int MANY = 200;

    private static final int VERSIONS = 12;

    @Test
    void aNewProcessCommitsWhatACrashedOnePrepared() throws Exception {
        SinkTarget target = target("crashed", "run-1", WriteMode.APPEND);
        PreparedSlice prepared;
        try (Sink sink = newSink();
                SinkSession session = sink.open(target)) {
            prepared = prepare(session, 0, 1, 2, 3);
        }

        try (Sink sink = newSink();
                SinkSession session = sink.open(target)) {
            assertThat(session.lookup(request("c-1", prepared))).isInstanceOf(CommitOutcome.NotCommitted.class);
            assertVisible("crashed");
            commit(session, request("c-1", prepared));
        }

        assertVisible("crashed", 1, 2, 3);
    }

    @Test
    void aNewProcessFindsTheCommitOfACrashedOne() throws Exception {
        SinkTarget target = target("known", "run-1", WriteMode.APPEND);
        CommitRequest request;
        CommitOutcome first;
        try (Sink sink = newSink();
                SinkSession session = sink.open(target)) {
            request = request("c-1", prepare(session, 0, 1, 2, 3));
            first = commit(session, request);
        }

        try (Sink sink = newSink();
                SinkSession session = sink.open(target)) {
            assertThat(session.lookup(request)).isEqualTo(first);
            assertThat(session.commit(request)).isEqualTo(first);
        }

        assertVisible("known", 1, 2, 3);
    }

    @Test
    void anAppendThatDiesAtAnyStepIsAllOrNothingAndCanBeCompleted() throws Exception {
        assertSurvivesDeath(WriteMode.APPEND);
    }

    @Test
    void anOverwriteThatDiesAtAnyStepIsAllOrNothingAndCanBeCompleted() throws Exception {
        assertSurvivesDeath(WriteMode.OVERWRITE);
    }

    private void assertSurvivesDeath(WriteMode mode) throws Exception {
        assumeTrue(newMortalSink().isPresent(), "this sink's death cannot be simulated");
        boolean died = true;
        for (int changes = 0; died; changes++) {
            assertThat(changes).as("changes of one commit").isLessThan(MANY);
            died = dies(mode, changes);
        }
    }

    /** Kills a commit after some changes, lets a new process take over; false if the commit was done before it died. */
    private boolean dies(WriteMode mode, int changes) throws Exception {
        String object = "dies_" + changes;
        load(target(object, "old", WriteMode.APPEND), 1, 2);
        SinkTarget target = target(object, "new", mode, DAY.plusDays(changes % 2));
        CommitRequest request;
        boolean died;
        MortalSink mortal = newMortalSink().orElseThrow();
        try (Sink sink = mortal.sink();
                SinkSession session = sink.open(target)) {
            request = request("c-new", prepare(session, 0, 3, 4), prepare(session, 1, 5));
            mortal.dieAfter(changes);
            died = !(session.commit(request) instanceof CommitOutcome.Committed);
        }
        List<String> rows = visibleRows(object);
        assertThat(rows.containsAll(SinkRows.texts(1, 2)) || rows.containsAll(SinkRows.texts(3, 4, 5)))
                .as("the old or the new rows in %s after death at change %d", rows, changes)
                .isTrue();
        takeOver(target, request, object, mode);
        return died;
    }

    private void takeOver(SinkTarget target, CommitRequest request, String object, WriteMode mode) throws Exception {
        long[] old = {1, 2};
        long[] whole = mode == WriteMode.OVERWRITE ? new long[] {3, 4, 5} : new long[] {1, 2, 3, 4, 5};
        try (Sink sink = newSink();
                SinkSession session = sink.open(target)) {
            CommitOutcome found = session.lookup(request);
            assertThat(found).isNotInstanceOf(CommitOutcome.Unknown.class);
            assertVisible(object, found instanceof CommitOutcome.Committed ? whole : old);
            commit(session, request);
            commit(session, request);
            session.finish();
        }
        assertVisible(object, whole);
    }

    @Test
    void whatACrashedRunBeganDoesNotComeUpAfterALaterOverwrite() throws Exception {
        assumeTrue(newMortalSink().isPresent(), "this sink's death cannot be simulated");
        for (int changes = 0; changes < 6; changes++) {
            String object = "forgotten_" + changes;
            SinkTarget target = target(object, "run-1", WriteMode.APPEND);
            MortalSink mortal = newMortalSink().orElseThrow();
            CommitRequest request;
            try (Sink sink = mortal.sink();
                    SinkSession session = sink.open(target)) {
                request = request("c-1", prepare(session, 0, 1, 2));
                mortal.dieAfter(changes);
                session.commit(request);
            }

            load(target(object, "run-2", WriteMode.OVERWRITE), 7, 8);

            try (Sink sink = newSink();
                    SinkSession session = sink.open(target)) {
                session.lookup(request);
                assertVisible(object, 7, 8);
            }
        }
    }

    @Test
    void aReaderNeverFindsLessThanOneWholeVersionWhileOverwritesGoOn() throws Exception {
        load(target("swapped", "run-0", WriteMode.OVERWRITE), version(0));
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch reading = new CountDownLatch(1);
        ExecutorService readers = Executors.newSingleThreadExecutor();
        try {
            Future<List<List<String>>> reads = readers.submit(() -> readUntil(done, reading));
            reading.await();
            for (int version = 1; version <= VERSIONS; version++) {
                overwrite(version);
            }
            done.set(true);
            assertThat(reads.get()).isNotEmpty().allSatisfy(SinkCrashContract::assertHoldsOneVersion);
        } finally {
            done.set(true);
            readers.shutdownNow();
        }
        assertVisible("swapped", version(VERSIONS));
    }

    private List<List<String>> readUntil(AtomicBoolean done, CountDownLatch reading) throws Exception {
        List<List<String>> reads = new ArrayList<>();
        while (!done.get()) {
            reads.add(visibleRows("swapped"));
            reading.countDown();
        }
        return reads;
    }

    /** Every other version is of the next day, so that partitions change as well as files within one. */
    private void overwrite(int version) throws Exception {
        SinkTarget target = target("swapped", "run-" + version, WriteMode.OVERWRITE, DAY.plusDays(version / 2));
        long[] ids = version(version);
        try (Sink sink = newSink();
                SinkSession session = sink.open(target)) {
            List<PreparedSlice> slices = new ArrayList<>();
            for (int i = 0; i < ids.length; i++) {
                slices.add(prepare(session, i, ids[i]));
            }
            commit(session, new CommitRequest("c-" + version, version, slices));
            session.finish();
        }
    }

    private static long[] version(int version) {
        return SinkRows.range(version * 100L + 1, version * 100L + 3);
    }

    private static void assertHoldsOneVersion(List<String> rows) {
        boolean whole = false;
        for (int version = 0; version <= VERSIONS; version++) {
            whole |= rows.containsAll(SinkRows.texts(version(version)));
        }
        assertThat(whole).as("a whole version in %s", rows).isTrue();
    }
}
