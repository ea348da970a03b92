package org.sluice.source.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.CancellationSource;
import org.sluice.api.problem.CancelledException;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.testkit.db.EmbeddedPostgresServer;

/** COPY that is refused, broken, cancelled or given up. */
class CopyPathTest {

    private static final int ROWS = 3000;

    private static EmbeddedPostgresServer server;
    private static String database;

    @BeforeAll
    static void start() throws SQLException {
        server = EmbeddedPostgresServer.shared();
        database = server.createDatabase("copy");
        execute(
                "CREATE TABLE t (id int PRIMARY KEY, v text)",
                "INSERT INTO t SELECT i, md5(i::text) FROM generate_series(1, " + ROWS + ") i",
                "ANALYZE t");
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Source through(RefusingRelay relay, String readPath) {
        return Reading.open(
                "postgresql",
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        relay.port(),
                        "database",
                        database,
                        "user",
                        EmbeddedPostgresServer.ADMIN,
                        "properties",
                        Map.of("sslmode", "disable"),
                        "read_path",
                        readPath));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0A000", "42501", "42601", "08P01"})
    void aServerThatRefusesCopyIsAskedOnceAndReadWithACursor(String state) throws IOException {
        ReadRequest request = Reading.sliced("public.t", "id", 500);
        try (RefusingRelay relay = new RefusingRelay(server.host(), server.port(), state);
                Source source = through(relay, "auto")) {
            SlicePlan plan = source.plan(request);
            assertThat(plan.notes())
                    .singleElement()
                    .asString()
                    .contains("cursor instead of COPY", "COPY stays outside");
            assertThat(((JdbcSource) source).sql(request, plan, plan.slices().get(0)))
                    .startsWith("SELECT");
            assertThat(Reading.rows(source, request)).hasSize(ROWS).doesNotHaveDuplicates();
            assertThat(relay.refused()).isOne();
        }
    }

    @Test
    void whatIsRefusedOnlyWhenItReadsIsReadWithACursorInTheSameSnapshot() throws IOException, SQLException {
        ReadRequest request = Reading.sliced("public.t", "id", 500);
        try (RefusingRelay relay = new RefusingRelay(server.host(), server.port(), "0A000");
                Source source = through(relay, "auto")) {
            relay.letProbesThrough();
            assertThat(source.plan(request).notes()).isEmpty();
            execute("INSERT INTO t VALUES (0, 'later')");
            assertThat(Reading.rows(source, request)).hasSize(ROWS);
            assertThat(relay.refused()).isOne();
        } finally {
            execute("DELETE FROM t WHERE id = 0");
        }
    }

    @Test
    void aRefusalIsAProblemWhereTheEndpointWantsCopyOnly() throws IOException {
        try (RefusingRelay relay = new RefusingRelay(server.host(), server.port(), "0A000");
                Source source = through(relay, "copy")) {
            assertThatThrownBy(() -> source.plan(Reading.request("public.t", Map.of())))
                    .isInstanceOfSatisfying(SluiceException.class, e -> {
                        assertThat(e.problem().code()).isEqualTo(ProblemCode.E_UNSUPPORTED_OPERATION);
                        assertThat(e).hasMessageContaining("read_path: auto");
                    });
        }
    }

    @Test
    void aDatabaseWithoutEncodingIsReadWithACursor() throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE DATABASE plain ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
        }
        try (Source source = Reading.postgres(server, "plain", "auto")) {
            SlicePlan plan = source.plan(Reading.query("SELECT 'a'::text AS v"));
            assertThat(plan.notes()).singleElement().asString().contains("SQL_ASCII");
            assertThat(Reading.rows(source, Reading.query("SELECT 'a'::text AS v")))
                    .containsExactly(List.of("a"));
        }
    }

    @Test
    void rowLevelSecurityShowsTheSameRowsOnBothPaths() throws SQLException {
        execute(
                "CREATE TABLE guarded (id int)",
                "INSERT INTO guarded SELECT generate_series(1, 10)",
                "CREATE ROLE reader LOGIN",
                "GRANT SELECT ON guarded TO reader",
                "ALTER TABLE guarded ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY odd ON guarded USING (id % 2 = 1)");
        for (String path : List.of("copy", "cursor")) {
            try (Source source = asReader(path)) {
                assertThat(Reading.rows(source, Reading.request("public.guarded", Map.of())))
                        .hasSize(5);
                assertThatThrownBy(() -> Reading.rows(source, Reading.request("public.t", Map.of())))
                        .hasMessageContaining("E_PERMISSION_DENIED");
            }
        }
    }

    private static Source asReader(String path) {
        return Reading.open(
                "postgresql",
                Map.of(
                        "host",
                        server.host(),
                        "port",
                        server.port(),
                        "database",
                        database,
                        "user",
                        "reader",
                        "read_path",
                        path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "cursor"})
    void anErrorInTheMiddleIsSaidInTheSameWords(String path) {
        ReadRequest request = Reading.query("SELECT g AS id, 1 / (g - 2000) AS v FROM generate_series(1, 3000) g");
        try (Source source = Reading.postgres(server, database, path)) {
            assertThatThrownBy(() -> Reading.rows(source, request)).isInstanceOfSatisfying(SluiceException.class, e -> {
                assertThat(e.problem().code()).isEqualTo(ProblemCode.E_SOURCE_READ_FAILED);
                assertThat(e).hasMessageContaining("Endpoint 'db', reading q, slice 0: ERROR: division by zero.");
            });
            assertThat(Reading.rows(source, Reading.request("public.t", Map.of())))
                    .hasSize(ROWS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "cursor"})
    void aServerThatEndsTheSessionInTheMiddleIsWorthAnotherTry(String path) throws SQLException {
        ReadRequest request = Reading.query("SELECT a.id, md5(b.v) AS v FROM t a CROSS JOIN t b");
        try (Source source = Reading.postgres(server, database, path)) {
            SlicePlan plan = source.plan(request.withLimit(4_000_000));
            try (BatchReader reader = source.read(request, plan, plan.slices().get(0), Cancellation.NONE)) {
                ColumnBatch batch = new ColumnBatch(reader.schema());
                assertThat(reader.read(batch)).isTrue();
                execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        + "WHERE application_name = 'sluice' AND datname = current_database()");
                assertThatThrownBy(() -> {
                            while (reader.read(batch)) {
                                assertThat(batch.rowCount()).isPositive();
                            }
                        })
                        .hasMessageContaining("E_SOURCE_READ_FAILED");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "cursor"})
    @Timeout(60)
    void cancellingBreaksAStatementThatTheServerWorksOn(String path)
            throws SQLException, InterruptedException, ExecutionException {
        // Six rows and then ten minutes of nothing.
        ReadRequest request = Reading.query(
                "SELECT g AS id, CASE WHEN g > 6 THEN pg_sleep(600)::text ELSE '' END AS v FROM generate_series(1, 9) g");
        CancellationSource cancellation = new CancellationSource();
        try (Source source = Reading.postgres(server, database, path)) {
            SlicePlan plan = source.plan(request.withLimit(9));
            CompletableFuture<Boolean> reading = CompletableFuture.supplyAsync(() -> {
                try (BatchReader reader =
                        source.read(request, plan, plan.slices().get(0), cancellation)) {
                    reader.read(new ColumnBatch(reader.schema()));
                    return false;
                } catch (CancelledException e) {
                    return true;
                }
            });
            awaitSleeper();
            cancellation.cancel();
            assertThat(reading.get()).isTrue();
            assertThat(Reading.rows(source, Reading.request("public.t", Map.of())))
                    .hasSize(ROWS);
        }
    }

    private static void awaitSleeper() throws SQLException {
        String sql = "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()";
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            boolean asleep = false;
            while (!asleep) {
                try (ResultSet row = statement.executeQuery(sql)) {
                    asleep = row.next();
                }
                Thread.onSpinWait();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "cursor"})
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aReaderThatIsClosedEarlyLeavesNothingBehind(String path) throws SQLException {
        ReadRequest request = Reading.query("SELECT a.id, repeat('x', 1000) AS v FROM t a CROSS JOIN t b");
        try (Source source = Reading.postgres(server, database, path)) {
            SlicePlan plan = source.plan(request.withLimit(1));
            for (int i = 0; i < 8; i++) {
                try (BatchReader reader =
                        source.read(request, plan, plan.slices().get(0), Cancellation.NONE)) {
                    assertThat(reader.read(new ColumnBatch(reader.schema()))).isTrue();
                }
            }
            assertThat(Reading.rows(source, Reading.request("public.t", Map.of())))
                    .hasSize(ROWS);
        }
    }

    @Test
    void aCancelledReadIsNotBegun() {
        CancellationSource cancellation = new CancellationSource();
        cancellation.cancel();
        try (Source source = Reading.postgres(server, database, "copy")) {
            ReadRequest request = Reading.request("public.t", Map.of());
            SlicePlan plan = source.plan(request);
            assertThatThrownBy(() -> source.read(request, plan, plan.slices().get(0), cancellation))
                    .isInstanceOf(CancelledException.class);
        }
    }
}
