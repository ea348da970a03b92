package org.sluice.sink.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.ProblemKind;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Schema;

class FailureTest {

    private static final Schema SCHEMA = Runs.schema("id int64 not null", "name string");
    private static final String SECRET = "not-the-password-7731";

    @TempDir
    Path directory;

    private static Sink sink(String template, Map<String, ?> options) {
        return new JdbcSinkFactory().open(new EndpointConfig("mart", template, OptionValues.of(options)));
    }

    private static Problem opening(TestDatabase database) {
        try (Sink sink = Runs.sink(database)) {
            return Runs.problemOf(() -> sink.open(Runs.target("orders", "r1", WriteMode.APPEND, SCHEMA)));
        }
    }

    private static void assertProblem(Problem problem, ProblemCode code, ProblemKind kind) {
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.message()).contains("'mart'").doesNotContain(SECRET);
        assertThat(problem.next()).isNotEmpty();
    }

    @Test
    void aWrongPasswordOrUserIsAProblemOfTheConnection() throws SQLException {
        TestDatabase h2 = Server.H2.create();
        h2.execute("CREATE USER loader PASSWORD 'right'");
        for (TestDatabase database : new TestDatabase[] {
            Server.MARIADB.create().with("password", SECRET),
            Server.POSTGRES.create().with("user", "nobody_knows").with("password", SECRET),
            h2.with("user", "LOADER").with("password", SECRET)
        }) {
            assertProblem(opening(database), ProblemCode.E_AUTH_INVALID, ProblemKind.CONNECTION);
            try (Sink sink = Runs.sink(database)) {
                assertProblem(Runs.problemOf(sink::test), ProblemCode.E_AUTH_INVALID, ProblemKind.CONNECTION);
            }
        }
    }

    @Test
    void aServerThatIsNotThereIsAProblemOfTheConnection() throws SQLException {
        for (TestDatabase database : new TestDatabase[] {
            Server.MARIADB.create().with("port", 1),
            Server.POSTGRES.create().with("port", 1),
            Server.MARIADB.create().with("database", "no_such_database"),
            Server.POSTGRES.create().with("database", "no_such_database"),
            Server.H2.create().with("url", "jdbc:h2:tcp://localhost:1/x")
        }) {
            assertProblem(opening(database), ProblemCode.E_ENDPOINT_UNREACHABLE, ProblemKind.CONNECTION);
        }
    }

    private static TestDatabase restricted(Server server) throws SQLException {
        TestDatabase database = server.create();
        String name = "reader_" + Long.toHexString(System.nanoTime());
        switch (server) {
            case POSTGRES ->
                database.execute(
                        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                        "CREATE ROLE " + name + " LOGIN",
                        "GRANT USAGE ON SCHEMA public TO " + name);
            case MARIADB ->
                database.execute(
                        "CREATE USER '" + name + "'@'%' IDENTIFIED BY 'x'",
                        "GRANT SELECT ON `" + database.options().get("database") + "`.* TO '" + name + "'@'%'");
            default -> database.execute("CREATE USER \"" + name + "\" PASSWORD 'x'");
        }
        return database.with("user", name).with("password", "x");
    }

    /** Of a database that is not known by name, it is not known either how it says so. */
    @ParameterizedTest
    @EnumSource(value = Server.class, mode = EnumSource.Mode.EXCLUDE, names = "STANDARD")
    void rightsThatAreMissingAreFoundBeforeARowIsRead(Server server) throws SQLException {
        TestDatabase database = restricted(server);

        assertProblem(opening(database), ProblemCode.E_PERMISSION_DENIED, ProblemKind.CONNECTION);
        try (Sink sink = Runs.sink(database)) {
            assertProblem(Runs.problemOf(sink::test), ProblemCode.E_PERMISSION_DENIED, ProblemKind.CONNECTION);
        }
    }

    @Test
    void aTargetThatMayNotBeWrittenIsNotCommitted() throws SQLException {
        TestDatabase database = Server.POSTGRES.create();
        Runs.load(database, Runs.target("orders", "r1", WriteMode.APPEND, SCHEMA), Rows.of(SCHEMA, Rows.row(1, "one")));
        String name = "weak_" + Long.toHexString(System.nanoTime());
        database.execute(
                "CREATE ROLE " + name + " LOGIN",
                "GRANT ALL ON sluice_commit, sluice_lock, sluice_stage TO " + name,
                "GRANT ALL ON SCHEMA public TO " + name,
                "GRANT SELECT ON orders TO " + name);

        try (Sink sink = Runs.sink(database.with("user", name));
                SinkSession session = sink.open(Runs.target("orders", "r2", WriteMode.APPEND, SCHEMA))) {
            Problem problem = Runs.refused(session, Runs.prepare(session, 0, Rows.of(SCHEMA, Rows.row(2, "two"))));
            assertProblem(problem, ProblemCode.E_PERMISSION_DENIED, ProblemKind.CONNECTION);
        }
        assertThat(database.rows("orders")).containsExactly("1|one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"53100", "HY000"})
    void aFullDiskOfTheServerIsSaidAsSuch(String state) throws SQLException {
        Database database = Database.of(Server.H2.create().endpoint());
        SQLException full = new SQLException("could not extend file: No space left on device", state);

        Problem problem = new Failures(database).problem("loading slice 3", full);

        assertProblem(problem, ProblemCode.E_SINK_WRITE_FAILED, ProblemKind.SYSTEM);
        assertThat(problem.message()).contains("loading slice 3", "disk is full");
    }

    @Test
    void aMergeWithoutKeyIsRefusedAtOnce() throws SQLException {
        TestDatabase database = Server.H2.create();
        try (Sink sink = Runs.sink(database)) {
            Problem none = Runs.problemOf(() -> sink.open(Runs.target("orders", "r1", WriteMode.MERGE, SCHEMA)));
            assertThat(none.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
            assertThat(none.next()).contains("primary_key");

            Problem other = Runs.problemOf(() -> sink.open(Runs.target("orders", "r1", WriteMode.MERGE, SCHEMA, "nr")));
            assertThat(other.code()).isEqualTo(ProblemCode.E_COLUMN_NOT_FOUND);
            assertThat(other.message()).contains("'nr'", "id, name");
        }
    }

    @Test
    void aDriverThatIsMissingIsNamed() {
        Map<String, Object> options = new HashMap<>(Map.of("url", "jdbc:acme:x", "driver", "com.acme.Driver"));
        try (Sink sink = sink("jdbc-sink", options)) {
            Problem problem = Runs.problemOf(sink::test);
            assertThat(problem.code()).isEqualTo(ProblemCode.E_DRIVER_MISSING);
            assertThat(problem.message()).contains("com.acme.Driver");
        }
    }

    @Test
    void anEndpointWithoutDatabaseIsRefusedWhenItIsOpened() {
        Problem problem = Runs.problemOf(() -> sink("postgresql-sink", Map.of("host", "localhost")));
        assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
    }

    @Test
    void anH2FileIsCreatedAndFoundAgain() {
        Map<String, String> options = Map.of("path", directory.resolve("mart").toString());
        for (int run = 0; run < 2; run++) {
            try (Sink sink = sink("h2-sink", options);
                    SinkSession session = sink.open(Runs.target("orders", "r" + run, WriteMode.APPEND, SCHEMA))) {
                assertThat(session.hasData()).isEqualTo(run == 1);
                Runs.commit(session, "c", Runs.prepare(session, 0, Rows.of(SCHEMA, Rows.row(run, "x"))));
                session.finish();
            }
        }
    }
}
