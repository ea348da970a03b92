package org.sluice.sink.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.Counts;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.ProblemCode;
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

class CrashTest {

    private static final Schema SCHEMA = Runs.schema("id int64 not null", "name string");

    private static SinkTarget merge(String unit, String run) {
        SinkTarget plain = Runs.target("orders", run, WriteMode.MERGE, SCHEMA, "id");
        return new SinkTarget(
                unit,
                run,
                plain.object(),
                SCHEMA,
                plain.primaryKey(),
                plain.mode(),
                plain.loadDate(),
                plain.fullRefresh());
    }

    private static ColumnBatch rows(Object... idsAndNames) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < idsAndNames.length; i += 2) {
            rows.add(Rows.row(idsAndNames[i], idsAndNames[i + 1]));
        }
        return Rows.of(SCHEMA, rows.toArray(Object[][]::new));
    }

    private static Sink sink(TestDatabase database, Connections connections, Clock clock) {
        return new JdbcSink(database.endpoint(), Database.of(database.endpoint()), connections, clock);
    }

    private static MortalConnections mortal(TestDatabase database) {
        return new MortalConnections(new Pool(database.endpoint(), Database.of(database.endpoint())));
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aMergeThatDiesAtAnyStepIsAllOrNothingAndCanBeCompleted(Server server) throws SQLException {
        TestDatabase database = server.create();
        Runs.load(database, merge("u", "r0"), rows(1, "one", 2, "two"));
        boolean died = true;
        for (int changes = 0; died; changes++) {
            String name = "name-" + changes;
            CommitRequest request;
            MortalConnections connections = mortal(database);
            SinkTarget target = merge("u", "r-" + changes);
            try (Sink sink = sink(database, connections, Clock.systemUTC());
                    SinkSession session = sink.open(target)) {
                PreparedSlice slice = Runs.prepare(session, 0, rows(2, name, 3, name));
                request = new CommitRequest("c-" + changes, 1, List.of(slice));
                connections.dieAfter(changes);
                died = !(session.commit(request) instanceof CommitOutcome.Committed);
            }
            try (Sink sink = Runs.sink(database);
                    SinkSession session = sink.open(target)) {
                boolean stands = session.lookup(request) instanceof CommitOutcome.Committed;
                assertThat(database.rows("orders").contains("2|" + name)).isEqualTo(stands);
                assertThat(session.commit(request)).isInstanceOf(CommitOutcome.Committed.class);
                session.finish();
            }
            assertThat(database.rows("orders")).containsExactly("1|one", "2|" + name, "3|" + name);
            assertThat(database.query("SELECT * FROM sluice_stage")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aCommitWhoseAnswerIsLostIsFoundByItsToken(Server server) throws SQLException {
        TestDatabase database = server.create();
        Runs.load(database, merge("u", "r0"), rows(1, "one"));
        MortalConnections connections = mortal(database);
        try (Sink sink = sink(database, connections, Clock.systemUTC());
                SinkSession session = sink.open(merge("u", "r1"))) {
            PreparedSlice slice = Runs.prepare(session, 0, rows(1, "new"));
            connections.loseAnswerOfCommit();

            CommitOutcome outcome = session.commit(new CommitRequest("c-1", 1, List.of(slice)));

            assertThat(outcome).isInstanceOf(CommitOutcome.Committed.class);
        }
        assertThat(database.rows("orders")).containsExactly("1|new");
    }

    /** A dead process's transaction may still be open in the server: until it ends, nobody can say. */
    @ParameterizedTest
    @EnumSource(Server.class)
    void whileAnotherTransactionHoldsTheTableTheOutcomeIsUnknown(Server server) throws SQLException {
        TestDatabase database = server.create().with("lock_timeout", "1s");
        try (Sink sink = Runs.sink(database);
                SinkSession session = sink.open(merge("u", "r1"));
                Connection other = database.connect()) {
            PreparedSlice slice = Runs.prepare(session, 0, rows(1, "one"));
            CommitRequest request = new CommitRequest("c-1", 1, List.of(slice));
            other.setAutoCommit(false);
            other.createStatement()
                    .executeQuery("SELECT * FROM sluice_lock FOR UPDATE")
                    .close();

            assertThat(session.lookup(request)).isInstanceOf(CommitOutcome.Unknown.class);
            assertThat(session.commit(request)).isInstanceOfSatisfying(CommitOutcome.NotCommitted.class, outcome -> {
                assertThat(outcome.problem().code()).isEqualTo(ProblemCode.E_SINK_WRITE_FAILED);
                assertThat(outcome.problem().retryable()).isTrue();
            });

            other.rollback();
            assertThat(session.commit(request)).isInstanceOf(CommitOutcome.Committed.class);
        }
        assertThat(database.rows("orders")).containsExactly("1|one");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void whatADeadProcessLoadedIsReplacedByTheNextTry(Server server) throws SQLException {
        TestDatabase database = server.create();
        MortalConnections connections = mortal(database);
        try (Sink sink = sink(database, connections, Clock.systemUTC());
                SinkSession session = sink.open(merge("u", "r1"))) {
            StagedSlice staged = new StagedSlice(0, Counts.NONE, java.util.Optional.empty(), "");
            assertThatThrownBy(() -> session.prepare(staged, () -> dyingReader(connections), Cancellation.NONE))
                    .hasMessageContaining("dead");
        }
        assertThat(database.query("SELECT stage_state FROM sluice_stage")).containsExactly("LOADING");

        try (Sink sink = Runs.sink(database);
                SinkSession session = sink.open(merge("u", "r1"))) {
            PreparedSlice again = Runs.prepare(session, 0, rows(1, "one"));
            assertThat(database.query("SELECT stage_state FROM sluice_stage")).containsExactly("PREPARED");
            Runs.commit(session, "c-1", again);
        }
        assertThat(database.rows("orders")).containsExactly("1|one");
        assertThat(database.query("SELECT * FROM sluice_stage")).isEmpty();
    }

    private static BatchReader dyingReader(MortalConnections connections) {
        BatchReader reader = SinkRows.reader(rows(1, "one", 2, "two"));
        return new BatchReader() {
            @Override
            public Schema schema() {
                return reader.schema();
            }

            @Override
            public boolean read(ColumnBatch batch) {
                connections.dieAfter(0);
                return reader.read(batch);
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void whatNobodyTookUpIsDroppedInTime(Server server) throws SQLException {
        TestDatabase database = server.create();
        prepare(database, merge("u", "r0"), Duration.ofDays(8));
        prepare(database, merge("deleted", "r0"), Duration.ofDays(61));
        prepare(database, merge("paused", "r0"), Duration.ofDays(59));
        prepare(database, merge("u", "r1"), Duration.ZERO);

        Runs.load(database, merge("u", "r2"), rows(1, "one"));

        assertThat(database.query("SELECT unit, run_id FROM sluice_stage"))
                .containsExactlyInAnyOrder("paused|r0", "u|r1");
    }

    private static void prepare(TestDatabase database, SinkTarget target, Duration ago) {
        Clock then = Clock.fixed(Instant.now().minus(ago), ZoneOffset.UTC);
        Pool pool = new Pool(database.endpoint(), Database.of(database.endpoint()));
        try (Sink sink = sink(database, pool, then);
                SinkSession session = sink.open(target)) {
            Runs.prepare(session, 0, rows(1, "lost"));
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void twoSessionsThatMergeIntoOneTableLoseNothing(Server server) throws Exception {
        TestDatabase database = server.create();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Boolean>> work =
                    List.of(() -> mergeMany(database, "even", 0), () -> mergeMany(database, "odd", 1));
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        List<String> rows = database.rows("orders");
        assertThat(rows).hasSize(21);
        assertThat(rows.get(0)).startsWith("0|");
        assertThat(rows.subList(1, 21)).containsExactlyElementsOf(expected());
        assertThat(database.query("SELECT COUNT(*) FROM sluice_commit")).containsExactly("20");
    }

    private static List<String> expected() {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            rows.add(i + "|" + (i % 2 == 0 ? "even" : "odd") + i);
        }
        return rows;
    }

    /** Ten commits, each of a row of its own and one that the other session writes as well. */
    private static boolean mergeMany(TestDatabase database, String unit, int offset) {
        try (Sink sink = Runs.sink(database);
                SinkSession session = sink.open(merge(unit, "r1"))) {
            for (int i = 0; i < 10; i++) {
                int id = i * 2 + (offset == 0 ? 2 : 1);
                Runs.commit(session, unit + i, Runs.prepare(session, i, rows(id, unit + id, 0, unit + i)));
            }
            session.finish();
        }
        return true;
    }
}
