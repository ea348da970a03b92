package org.sluice.sink.iceberg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.testkit.sink.SinkRows;

/** A REST catalog that dies in the middle of a commit, or is not there at all. */
class RestCatalogTest {

    @TempDir
    Path warehouse;

    private Lake behind;
    private RestServer server;

    @BeforeEach
    void startServer() throws Exception {
        behind = Lake.jdbc(warehouse, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        server = new RestServer(behind.catalog());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private Sink sink() {
        return new Lake(Map.of("type", "rest", "uri", server.uri())).sink();
    }

    private static SinkTarget target(String run, WriteMode mode) {
        return Loads.target(run, mode, SinkRows.SCHEMA, "id");
    }

    @ParameterizedTest
    @EnumSource(
            value = RestServer.Dies.class,
            names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
    void aCommitWhoseCatalogDiedIsSettledByTheNextRun(RestServer.Dies when) throws Exception {
        Loads.load(sink(), target("run-0", WriteMode.APPEND), SinkRows.batch(1, 2));
        CommitRequest request;
        try (Sink sink = sink();
                SinkSession session = sink.open(target("run-1", WriteMode.MERGE))) {
            request = new CommitRequest("c-1", 1, List.of(Runs.prepare(session, 0, SinkRows.batch(2, 3))));
            server.dies(when);

            assertThat(session.commit(request)).isInstanceOf(CommitOutcome.Unknown.class);
            assertThat(session.lookup(request)).isInstanceOf(CommitOutcome.Unknown.class);
        }
        server.dies(RestServer.Dies.NEVER);

        try (Sink sink = sink();
                SinkSession session = sink.open(target("run-1", WriteMode.MERGE))) {
            Class<?> expected = when == RestServer.Dies.AFTER_COMMIT
                    ? CommitOutcome.Committed.class
                    : CommitOutcome.NotCommitted.class;
            assertThat(session.lookup(request)).isInstanceOf(expected);
            assertThat(session.commit(request)).isInstanceOf(CommitOutcome.Committed.class);
            session.finish();
        }
        assertThat(behind.contractRows(Loads.TABLE)).containsExactlyInAnyOrderElementsOf(SinkRows.texts(1, 2, 3));
    }

    @Test
    void aCatalogThatIsDownIsNamed() {
        Sink sink = sink();
        server.close();

        Problem problem = Runs.problemOf(() -> sink.open(target("run-1", WriteMode.APPEND)));

        assertThat(problem.code()).isEqualTo(ProblemCode.E_SINK_UNAVAILABLE);
        assertThat(problem.text()).contains("rest catalog at " + server.uri());
    }
}
