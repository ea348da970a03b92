package org.sluice.publish.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.ProblemKind;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.testkit.sink.SinkRows;

/** A metastore that goes down and comes up again. */
class MetastoreDownTest {

    @TempDir
    static Path home;

    @TempDir
    Path root;

    private static MetastoreServer server;
    private final String database = PublishedSinks.newDatabase();

    @BeforeAll
    static void start() throws IOException {
        server = MetastoreServer.start(home);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private Sink sink(Map<String, ?> settings) {
        return new PublishedSinks(root.toString(), server, database, settings).open();
    }

    @Test
    void aMetastoreThatIsDownIsNamedBeforeARowIsRead() {
        try (Sink sink = new PublishedSinks(root.toString(), server, database, Map.of()).at("thrift://127.0.0.1:1")) {
            for (Problem problem : new Problem[] {
                Loads.problemOf(sink::test), Loads.problemOf(() -> sink.open(Loads.target("run-1", WriteMode.APPEND)))
            }) {
                assertThat(problem.code()).isEqualTo(ProblemCode.E_ENDPOINT_UNREACHABLE);
                assertThat(problem.kind()).isEqualTo(ProblemKind.CONNECTION);
                assertThat(problem.message()).contains("'lake'", "thrift://127.0.0.1:1");
                assertThat(problem.next()).contains("hive_metastore", "run again");
            }
        }
    }

    @Test
    void theSecondMetastoreIsAskedWhereTheFirstIsDown() throws Exception {
        String both = "thrift://127.0.0.1:1, " + server.uri();
        try (Sink sink = new PublishedSinks(root.toString(), server, database, Map.of()).at(both)) {
            Loads.load(sink, Loads.target("run-1", WriteMode.APPEND), SinkRows.batch(1));

            assertThat(sink.test().notes()).singleElement().asString().contains(server.uri());
        }
        assertThat(rows()).isEqualTo(SinkRows.texts(1));
    }

    @ParameterizedTest
    @CsvSource({"APPEND, copy_and_swap", "OVERWRITE, copy_and_swap", "OVERWRITE, set_location"})
    void aCommitThatTheMetastoreMissedIsCompletedByTheNextRun(WriteMode mode, String finalisation) throws Exception {
        SinkTarget target = Loads.target("run-2", mode, Loads.DAY.plusDays(1), SinkRows.SCHEMA);
        CommitRequest request;
        try (Sink sink = sink(Map.of("hive_finalisation", finalisation))) {
            Loads.load(sink, Loads.target("run-1", WriteMode.APPEND), SinkRows.batch(1, 2));
            try (SinkSession session = sink.open(target)) {
                request = Loads.request(target, Loads.prepare(session, 0, SinkRows.batch(3, 4)));
                server.kill();

                assertThat(session.commit(request))
                        .isInstanceOfSatisfying(CommitOutcome.Unknown.class, this::assertSaid);
            } finally {
                server.restart();
            }
            assertThat(rows()).containsExactlyInAnyOrderElementsOf(SinkRows.texts(1, 2));

            try (SinkSession session = sink.open(target)) {
                assertThat(rows()).containsExactlyInAnyOrderElementsOf(now(mode));
                assertThat(session.lookup(request)).isInstanceOf(CommitOutcome.Committed.class);
                session.finish();
            }
        }
        assertThat(rows()).containsExactlyInAnyOrderElementsOf(now(mode));
    }

    private void assertSaid(CommitOutcome.Unknown outcome) {
        assertThat(outcome.problem().code()).isEqualTo(ProblemCode.E_COMMIT_UNKNOWN);
        assertThat(outcome.problem().message())
                .contains("run-2-0", root.resolve("orders").toString(), server.uri(), "Start it");
        assertThat(outcome.problem().next()).contains("Run again");
    }

    private static java.util.List<String> now(WriteMode mode) {
        return mode == WriteMode.APPEND ? SinkRows.texts(1, 2, 3, 4) : SinkRows.texts(3, 4);
    }

    private java.util.List<String> rows() throws Exception {
        try (HiveReader reader = new HiveReader(server)) {
            return reader.rows(database, "orders");
        }
    }
}
