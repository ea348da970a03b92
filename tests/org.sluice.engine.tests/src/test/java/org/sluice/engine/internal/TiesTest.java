package org.sluice.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.run.Engine;
import org.sluice.run.Unit;
import org.sluice.run.UnitResult;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.state.Checkpoint;

/** Many rows with one cursor value, of which some come late. */
class TiesTest {

    private static final int ROWS = 1_000_000;

    @TempDir
    Path directory;

    private Lab lab;
    private String url;

    @BeforeEach
    void makeShop() throws SQLException {
        url = "jdbc:h2:file:" + directory.resolve("shop");
        lab = new Lab(directory.resolve("project")).endpoint("shop", "h2", Map.of("url", url));
        sql("CREATE TABLE events (id BIGINT, at DATE)");
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement run = connection.createStatement()) {
            for (String statement : statements) {
                run.execute(statement);
            }
        }
    }

    private UnitResult run(Unit unit) {
        UnitResult result = lab.run(unit);
        assertThat(result.problem()).isEmpty();
        return result;
    }

    @Test
    void amongAMillionTiesLateRowsArriveOnceAndTheStateStaysSmall() throws SQLException {
        sql("INSERT INTO events SELECT x, DATE '2024-01-01' FROM SYSTEM_RANGE(1, " + ROWS + ")");
        Unit unit = Lab.unit("shop", "PUBLIC.EVENTS").incremental("AT").build();
        assertThat(run(unit).sunk().rows()).isEqualTo(ROWS);
        try (Engine engine = lab.open()) {
            Checkpoint checkpoint = engine.state().checkpoint(unit.id()).orElseThrow();
            assertThat(CheckpointFormat.toJson(checkpoint).toString().length()).isLessThan(1_000_000);
            assertThat(CheckpointFormat.parse(
                            CheckpointFormat.toJson(checkpoint).toString()))
                    .isEqualTo(checkpoint);
        }

        assertThat(run(unit).sunk().rows()).isZero();
        sql("INSERT INTO events SELECT x, DATE '2024-01-01' FROM SYSTEM_RANGE(2000001, 2000100)");
        assertThat(run(unit).sunk().rows()).isEqualTo(100);
        assertThat(run(unit).sunk().rows()).isZero();
        sql("INSERT INTO events SELECT x, DATE '2024-01-02' FROM SYSTEM_RANGE(3000001, 3000005)");
        assertThat(run(unit).sunk().rows()).isEqualTo(5);
        assertThat(lab.lake("PUBLIC.EVENTS", "ID")).containsExactly(ROWS + 105, ROWS + 105);
    }

    @Test
    void rowsThatAreAlikeInEveryColumnAreCounted() throws SQLException {
        sql("INSERT INTO events SELECT 7, DATE '2024-01-01' FROM SYSTEM_RANGE(1, 3)");
        Unit unit = Lab.unit("shop", "PUBLIC.EVENTS").incremental("AT").build();
        assertThat(run(unit).sunk().rows()).isEqualTo(3);
        assertThat(run(unit).sunk().rows()).isZero();
        sql("INSERT INTO events VALUES (7, DATE '2024-01-01')");
        assertThat(run(unit).sunk().rows()).isEqualTo(1);
        assertThat(run(unit).sunk().rows()).isZero();
        assertThat(lab.lake("PUBLIC.EVENTS", "ID")).containsExactly(4, 1);
    }

    @Test
    void whenTooManyRowsAreLateItIsSaid() throws SQLException {
        sql("INSERT INTO events SELECT x, DATE '2024-01-01' FROM SYSTEM_RANGE(1, 20000)");
        Unit unit = Lab.unit("shop", "PUBLIC.EVENTS").incremental("AT").build();
        run(unit);
        sql("UPDATE events SET id = id + 100000");
        UnitResult refused = lab.run(unit);
        assertThat(refused.problem().orElseThrow().text()).contains("AT = 2024-01-01", "write_mode merge");
        assertThat(lab.lake("PUBLIC.EVENTS", "ID")).containsExactly(20000, 20000);
        assertThat(List.of(refused.sunk().rows())).containsExactly(0L);
    }
}
