package org.sluice.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.run.RunEvent;
import org.sluice.run.RunState;
import org.sluice.run.Unit;
import org.sluice.run.UnitResult;
import org.sluice.testkit.db.EmbeddedPostgresServer;

/** What only a server can show: kills, broken connections, wrong logins. */
class PostgresEngineTest {

    private static final int ROWS = 400_000;
    private static EmbeddedPostgresServer server;
    private static String database;

    @TempDir
    Path directory;

    @BeforeAll
    static void makeTable() throws SQLException {
        server = EmbeddedPostgresServer.shared();
        database = server.createDatabase("engine");
        sql(
                "CREATE TABLE big (id bigint PRIMARY KEY, a text, b numeric(12,2), c timestamp)",
                "INSERT INTO big SELECT i, md5(i::text), i / 100.0, timestamp '2024-01-01' + i * interval '1 second' "
                        + "FROM generate_series(1, " + ROWS + ") i",
                "ANALYZE big");
    }

    private static void sql(String... statements) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Lab lab() {
        return KilledRun.lab(directory, server.host(), server.port(), database);
    }

    /** Killed as soon as two slices are sealed; the next run must not read those again, and lose or double nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKilledRunIsTakenUpWithoutReadingSealedSlicesAgain(boolean byPages) throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        directory.toString(),
                        server.host(),
                        Integer.toString(server.port()),
                        database,
                        Boolean.toString(byPages))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("killed.out").toFile())
                .start();
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (seals() < 2 && process.isAlive() && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("killed.out")))
                .isEqualTo(137);

        UnitResult result = lab().run(KilledRun.unit(byPages));

        assertThat(result.problem()).isEmpty();
        assertThat(result.reused()).isPositive();
        assertThat(result.sunk()).isEqualTo(result.read());
        assertThat(lab().lake("public.big", "id")).containsExactly(ROWS, ROWS);
        assertThat(seals()).isZero();
    }

    private long seals() throws IOException {
        Path staging = directory.resolve("state/staging");
        if (!Files.isDirectory(staging)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(staging)) {
            return files.filter(file -> file.toString().endsWith(".seal")).count();
        } catch (java.io.UncheckedIOException e) {
            // A file went away while the directory was read.
            return 0;
        }
    }

    @Test
    void aConnectionThatBreaksInMidReadIsTriedAgain() throws SQLException {
        Unit unit = Lab.unit("pg", "slow")
                .query("SELECT i AS id, pg_sleep(0.0002) IS NULL AS slept FROM generate_series(1, 5000) i")
                .build();
        AtomicInteger killed = new AtomicInteger();

        UnitResult result = lab().run(Lab.request(unit), event -> {
                    if (event instanceof RunEvent.SliceStarted started && started.attempt() == 1) {
                        killed.addAndGet(killReaders());
                    }
                })
                .units()
                .get(0);

        assertThat(killed.get()).isEqualTo(1);
        assertThat(result.problem()).isEmpty();
        assertThat(lab().lake("slow", "id")).containsExactly(5000, 5000);
    }

    /** Ends the backend that is in the middle of the slow statement. */
    private static int killReaders() {
        Instant deadline = Instant.now().plusSeconds(30);
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            while (Instant.now().isBefore(deadline)) {
                try (ResultSet row =
                        statement.executeQuery("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                                + "WHERE application_name = 'sluice' AND state = 'active' AND query LIKE '%pg_sleep%' "
                                + "AND query NOT LIKE '%1 = 0%' AND query NOT LIKE '%count(%'")) {
                    row.next();
                    if (row.getInt(1) > 0) {
                        return row.getInt(1);
                    }
                }
            }
            return 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aWrongPasswordIsSaidAtOnceAndNeverShown() throws SQLException {
        sql("CREATE ROLE reader LOGIN PASSWORD 'right'");
        // The embedded server trusts local logins; a role that does not exist is refused all the same.
        Lab lab = lab().endpoint(
                        "pg",
                        "postgresql",
                        Map.of(
                                "host",
                                server.host(),
                                "port",
                                server.port(),
                                "database",
                                database,
                                "user",
                                "nobody_here",
                                "password",
                                "s3cret-word"));

        Problem problem = lab.run(KilledRun.unit(false)).problem().orElseThrow();

        assertThat(problem.code()).isEqualTo(ProblemCode.E_AUTH_INVALID);
        assertThat(problem.text()).doesNotContain("s3cret-word");
    }

    @Test
    void anUnreachableHostAndAnUnknownDatabaseAreConnectionProblems() {
        Lab nowhere = lab().endpoint(
                        "pg",
                        "postgresql",
                        Map.of("host", "localhost", "port", 1, "database", database, "user", "postgres"));
        assertThat(nowhere.run(KilledRun.unit(false)).problem().orElseThrow().code())
                .isEqualTo(ProblemCode.E_ENDPOINT_UNREACHABLE);
        Lab unknown = lab().endpoint(
                        "pg",
                        "postgresql",
                        Map.of("host", server.host(), "port", server.port(), "database", "nope", "user", "postgres"));
        assertThat(unknown.run(KilledRun.unit(false)).problem().orElseThrow().code())
                .isEqualTo(ProblemCode.E_ENDPOINT_UNREACHABLE);
    }

    @Test
    void aSinkThatCannotBeWrittenIsSaidBeforeAnythingIsRead() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        Lab lab = lab().endpoint(
                        "lake", "parquet", Map.of("root", file.resolve("below").toString()));

        UnitResult result = lab.run(KilledRun.unit(false));

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(result.problem().orElseThrow().code())
                .isIn(ProblemCode.E_SINK_UNAVAILABLE, ProblemCode.E_PERMISSION_DENIED);
        assertThat(result.read().rows()).isZero();
    }
}
