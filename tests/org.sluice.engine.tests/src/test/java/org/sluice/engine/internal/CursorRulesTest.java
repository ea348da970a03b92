package org.sluice.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.api.type.TypeParser;
import org.sluice.run.Engine;
import org.sluice.run.RunEvent;
import org.sluice.run.RunSummary;
import org.sluice.run.Unit;
import org.sluice.run.UnitResult;
import org.sluice.run.state.Checkpoint;
import org.sluice.testkit.db.EmbeddedPostgresServer;

/** The rules of cursors, against a real PostgreSQL: late commits, writers in between, unordered slices, every type. */
class CursorRulesTest {

    private static EmbeddedPostgresServer server;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    Path directory;

    private String database;
    private Lab lab;

    @BeforeAll
    static void startServer() {
        server = EmbeddedPostgresServer.shared();
    }

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = server.createDatabase("rules" + DATABASES.incrementAndGet());
        lab = KilledRun.lab(directory, server.host(), server.port(), database);
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = server.connect(database)) {
            run(connection, statements);
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private UnitResult run(Unit unit) {
        UnitResult result = lab.run(unit);
        assertThat(result.problem()).isEmpty();
        return result;
    }

    private Optional<Checkpoint> checkpoint(Unit unit) {
        try (Engine engine = lab.open()) {
            return engine.state().checkpoint(unit.id());
        }
    }

    private static Lab.UnitBuilder events() {
        return Lab.unit("pg", "public.events");
    }

    @Test
    void aRowCommittedLateWithAnOlderTimestampIsFoundWithinTheSafetyLag() throws SQLException {
        sql(
                "CREATE TABLE events (id int PRIMARY KEY, at timestamptz)",
                "INSERT INTO events VALUES (1, now() - interval '30 min')");
        Unit unit = events().incremental("at").safetyLag(Duration.ofMinutes(15)).build();
        try (Connection slow = server.connect(database)) {
            slow.setAutoCommit(false);
            run(slow, "INSERT INTO events VALUES (2, now() - interval '20 min')");
            sql("INSERT INTO events VALUES (3, now() - interval '10 min')");
            assertThat(run(unit).sunk().rows()).isEqualTo(1);
            slow.commit();
        }
        assertThat(run(unit).sunk().rows()).isEqualTo(1);
        assertThat(lab.lake("public.events", "id")).containsExactly(2, 2);
    }

    @Test
    void aCursorInTheFutureIsNotReadBeforeItsTime() throws SQLException {
        sql(
                "CREATE TABLE events (id int PRIMARY KEY, at timestamptz)",
                "INSERT INTO events VALUES (1, now() - interval '1 day'), (2, now() + interval '1 day')");
        Unit unit = events().incremental("at").build();
        assertThat(run(unit).sunk().rows()).isEqualTo(1);
        assertThat(run(unit).sunk().rows()).isZero();
    }

    @Test
    void rowsWrittenWhileTheFirstChunksAreReadAreNotLost() throws SQLException, InterruptedException {
        sql(
                "CREATE TABLE events (id int PRIMARY KEY, at bigint)",
                "INSERT INTO events SELECT i, i FROM generate_series(1, 5000) i");
        Unit unit = events().incremental("at").slices(null, 500).build();
        AtomicInteger next = new AtomicInteger(5001);
        RunSummary first;
        try (Engine engine = lab.open()) {
            first = engine.runs()
                    .start(Lab.request(unit), event -> {
                        if (event instanceof RunEvent.SliceStaged) {
                            int id = next.getAndIncrement();
                            write("INSERT INTO events VALUES (" + id + ", " + id + ")");
                            write("UPDATE events SET at = " + (100_000 + id) + " WHERE id = " + (id - 5000) * 300);
                        }
                    })
                    .await();
        }
        assertThat(first.units().get(0).problem()).isEmpty();
        run(unit);
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM events")) {
            rows.next();
            assertThat(lab.lake("public.events", "id")[1]).isEqualTo(rows.getLong(1));
        }
    }

    private void write(String statement) {
        try {
            sql(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void withoutOrderTheCursorWaitsForTheLastSlice() throws SQLException {
        sql(
                "CREATE TABLE events (id int PRIMARY KEY, at bigint, amount int)",
                "INSERT INTO events SELECT i, (i * 7919) % 5000, 1 FROM generate_series(1, 5000) i",
                "UPDATE events SET amount = 99999 WHERE id = 4200");
        Unit unit = events().incremental("at")
                .slices("id", 500)
                .type("amount", TypeParser.parse("int16"))
                .build();

        assertThat(lab.run(unit).problem()).isPresent();
        assertThat(checkpoint(unit)).isEmpty();

        sql("UPDATE events SET amount = 2 WHERE id = 4200");
        run(unit);
        assertThat(lab.lake("public.events", "id")).containsExactly(5000, 5000);
        assertThat(checkpoint(unit).flatMap(Checkpoint::cursor).map(c -> c.value()
                        .text()))
                .contains("4999");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "timestamp(6); 2024-01-01 00:00:00.123456; 2024-01-01 00:00:00.123457",
                "timestamptz; 2024-03-31 01:59:59.999999+01; 2024-03-31 03:00:00+02",
                "date; 2024-02-28; 2024-02-29",
                "numeric(38,10); 1234567890123456789.0000000001; 1234567890123456789.0000000002",
                "uuid; 0f8fad5b-d9cb-469f-a165-70867728950e; 0f8fad5b-d9cb-469f-a165-70867728950f",
                "text; Zebra; zebra",
                "bigint; -9223372036854775808; 9223372036854775807",
                "smallint; -1; 0",
                "time(6); 00:00:00; 23:59:59.999999"
            })
    void cursorsOfEveryTypeGoOnExactly(String type, String first, String second) throws SQLException {
        sql(
                "CREATE TABLE events (id int PRIMARY KEY, at " + type + ")",
                "INSERT INTO events VALUES (1, '" + first + "')");
        Unit unit = events().incremental("at").build();
        assertThat(run(unit).sunk().rows()).isEqualTo(1);
        assertThat(run(unit).sunk().rows()).isZero();
        sql("INSERT INTO events VALUES (2, '" + second + "')");
        assertThat(run(unit).sunk().rows()).isEqualTo(1);
        assertThat(run(unit).sunk().rows()).isZero();
        assertThat(lab.lake("public.events", "id")).containsExactly(2, 2);
    }

    @Test
    void oneUnitsStateIsNobodyElses() throws SQLException {
        sql(
                "CREATE TABLE events (id int PRIMARY KEY, at bigint)",
                "CREATE TABLE others (id int PRIMARY KEY, at bigint)",
                "INSERT INTO events VALUES (1, 1)",
                "INSERT INTO others VALUES (1, 1)");
        Unit events = events().incremental("at").build();
        Unit others = Lab.unit("pg", "public.others").incremental("at").build();
        run(events);
        run(others);
        Checkpoint before = checkpoint(others).orElseThrow();
        assertThat(lab.fullRefresh(events).problem()).isEmpty();
        assertThat(checkpoint(others)).contains(before);
    }
}
