package org.sluice.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.problem.ProblemCode;
import org.sluice.run.Engine;
import org.sluice.run.RunState;
import org.sluice.run.Unit;
import org.sluice.run.UnitResult;

/** A source that gets another column, under each contract of the sink. */
class SchemaContractTest {

    /** The new row, and the one at the cursor: with another column its content is another one. */
    private static final long NEW_ROWS = 2;

    @TempDir
    Path home;

    private String url = "";

    @BeforeEach
    void makeTable() throws SQLException {
        url = "jdbc:h2:file:" + home.resolve("shop");
        execute("CREATE TABLE t (id BIGINT PRIMARY KEY, at TIMESTAMP(6))");
        insert(1, "");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void insert(int id, String more) throws SQLException {
        execute("INSERT INTO t VALUES (" + id + ", TIMESTAMP '2024-01-0" + id + " 00:00:00'" + more + ")");
    }

    /** Where the rows go. */
    enum Target {
        ICEBERG {
            @Override
            Lab in(Lab lab, Path home, String contract) {
                String warehouse = home.resolve("lake").toUri().toString();
                return lab.endpoint("lake", "iceberg", Map.of("warehouse", warehouse, "schema_contract", contract));
            }
        },
        DATABASE {
            @Override
            Lab in(Lab lab, Path home, String contract) {
                String path = home.resolve("mart").toString();
                return lab.endpoint("lake", "h2-sink", Map.of("path", path, "schema_contract", contract));
            }
        };

        abstract Lab in(Lab lab, Path home, String contract);
    }

    private Target target = Target.ICEBERG;

    private Lab lab(String contract) {
        return target.in(new Lab(home).endpoint("shop", "h2", Map.of("url", url)), home, contract);
    }

    private static Unit unit(String staging) {
        return Lab.unit("shop", "PUBLIC.T").incremental("AT").staging(staging).build();
    }

    private void loadThenAddAColumn(String contract, Unit unit) throws SQLException {
        assertThat(lab(contract).run(unit).problem()).isEmpty();
        execute("ALTER TABLE t ADD note VARCHAR(10)");
        insert(2, ", 'new'");
    }

    @ParameterizedTest
    @EnumSource
    void aPausedUnitRestsUntilSomebodyDecides(Target where) throws Exception {
        target = where;
        Unit unit = unit("local");
        loadThenAddAColumn("pause", unit);

        UnitResult asked = lab("pause").run(unit);

        assertThat(asked.problem().orElseThrow().code()).isEqualTo(ProblemCode.E_SCHEMA_PAUSED);
        assertThat(lab("evolve").run(unit).state()).isEqualTo(RunState.PAUSED);
        try (Engine engine = lab("evolve").open()) {
            assertThat(engine.state().pause(unit.id()).orElseThrow().reason()).contains("NOTE");
            engine.state().resume(unit.id());
        }
        assertThat(lab("evolve").run(unit).sunk().rows()).isEqualTo(NEW_ROWS);
    }

    @ParameterizedTest
    @CsvSource({"ICEBERG, local", "ICEBERG, memory", "DATABASE, local", "DATABASE, memory"})
    void receiptsBalanceWhenValuesAreDiscarded(Target where, String staging) throws Exception {
        target = where;
        Unit unit = unit(staging);
        loadThenAddAColumn("discard_value", unit);

        UnitResult result = lab("discard_value").run(unit);

        assertThat(result.problem()).isEmpty();
        assertThat(result.sunk()).isEqualTo(result.read());
        assertThat(result.sunk().rows()).isEqualTo(NEW_ROWS);
    }

    @ParameterizedTest
    @EnumSource
    void aFrozenTableRefusesAndTheUnitIsNotPaused(Target where) throws Exception {
        target = where;
        Unit unit = unit("local");
        loadThenAddAColumn("freeze", unit);

        assertThat(lab("freeze").run(unit).problem().orElseThrow().code()).isEqualTo(ProblemCode.E_SCHEMA_CONTRACT);
        assertThat(lab("evolve").run(unit).sunk().rows()).isEqualTo(NEW_ROWS);
    }
}
