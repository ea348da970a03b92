package org.sluice.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.problem.Cancellation;
import org.sluice.run.Engine;
import org.sluice.run.Reconciliation;
import org.sluice.run.Reconciliation.Kind;
import org.sluice.run.Reconciliation.Mismatch;
import org.sluice.run.Unit;

/** Source and sink compared: by counts and hashes of parts, down to the keys. */
class ReconcileTest {

    @TempDir
    Path directory;

    private Lab lab;
    private String url;

    @BeforeEach
    void makeShop() throws SQLException {
        url = "jdbc:h2:file:" + directory.resolve("shop");
        lab = new Lab(directory.resolve("project")).endpoint("shop", "h2", Map.of("url", url));
        sql("CREATE TABLE orders (id BIGINT PRIMARY KEY, item VARCHAR(40), price DECIMAL(30, 4), at TIMESTAMP(6))");
        sql(
                "INSERT INTO orders SELECT x, 'item ' || x, x * 1.0001, DATEADD(SECOND, x, TIMESTAMP '2024-01-01 00:00:00') "
                        + "FROM SYSTEM_RANGE(1, 20000)");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private Reconciliation reconcile(Unit unit) {
        try (Engine engine = lab.open()) {
            return engine.reconciler().reconcile(unit, Cancellation.NONE);
        }
    }

    /** Rewrites the first file of the table by a query over it, behind everybody's back. */
    private void tamper(String query) throws SQLException, IOException {
        tamper(query, Comparator.naturalOrder());
    }

    private void tamper(String query, Comparator<Path> order) throws SQLException, IOException {
        Path file;
        try (Stream<Path> files = Files.walk(lab.home.resolve("lake"))) {
            file = files.filter(path -> path.toString().endsWith(".parquet"))
                    .min(order)
                    .orElseThrow();
        }
        Path other = directory.resolve("other.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (" + query.replace("$", "read_parquet('" + file + "')") + ") TO '" + other
                    + "' (FORMAT parquet)");
        }
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Unit full() {
        return Lab.unit("shop", "PUBLIC.ORDERS").slices("ID", 3000).build();
    }

    @Test
    void whatWasLoadedAgrees() {
        assertThat(lab.run(full()).problem()).isEmpty();
        Reconciliation result = reconcile(full());
        assertThat(result.agrees()).isTrue();
        assertThat(result.sourceRows()).isEqualTo(20000);
        assertThat(result.sinkRows()).isEqualTo(20000);
    }

    @Test
    void aRowThatTheSinkDroppedIsNamed() throws Exception {
        lab.run(full());
        tamper("SELECT * FROM $ WHERE id <> 17");
        Reconciliation result = reconcile(full());
        assertThat(result.agrees()).isFalse();
        assertThat(result.differingParts()).isEqualTo(1);
        assertThat(result.mismatches()).containsExactly(new Mismatch(Kind.MISSING, "ID=17"));
    }

    @Test
    void rowsThatDifferOrComeTwiceOrWereNeverThereAreNamed() throws Exception {
        lab.run(full());
        tamper("SELECT * REPLACE (CASE WHEN id = 5 THEN 'changed' ELSE item END AS ITEM) FROM $ "
                + "UNION ALL SELECT * FROM $ WHERE id = 6 "
                + "UNION ALL SELECT * REPLACE (CAST(99999 AS BIGINT) AS ID) FROM $ WHERE id = 7");
        assertThat(reconcile(full()).mismatches())
                .containsExactlyInAnyOrder(
                        new Mismatch(Kind.DIFFERENT, "ID=5"),
                        new Mismatch(Kind.REPEATED, "ID=6"),
                        new Mismatch(Kind.EXTRA, "ID=99999"));
    }

    @Test
    void anAppendingUnitMayKeepThePastButMayLoseNothing() throws Exception {
        Unit unit = Lab.unit("shop", "PUBLIC.ORDERS")
                .incremental("AT")
                .slices(null, 30000)
                .build();
        lab.run(unit);
        sql("UPDATE orders SET item = 'later', at = TIMESTAMP '2024-06-01 00:00:00' WHERE id <= 100");
        assertThat(lab.run(unit).sunk().rows()).isEqualTo(100);
        assertThat(reconcile(unit).agrees()).isTrue();

        sql("INSERT INTO orders VALUES (77777, 'tomorrow', 1, TIMESTAMP '2024-07-01 00:00:00')");
        assertThat(reconcile(unit).agrees())
                .as("what lies behind the checkpoint")
                .isTrue();

        // The names of two runs in one second are in no order; the first one wrote the large file.
        tamper("SELECT * FROM $ WHERE id <> 4711", Comparator.comparing(path -> -path.toFile()
                .length()));
        assertThat(reconcile(unit).mismatches()).containsExactly(new Mismatch(Kind.MISSING, "ID=4711"));
    }

    @Test
    void conditionsAndQueriesAreComparedAsTheyAreRead() throws Exception {
        Unit some = Lab.unit("shop", "PUBLIC.ORDERS").where("id > 19000").build();
        lab.run(some);
        assertThat(reconcile(some).sourceRows()).isEqualTo(1000);
        assertThat(reconcile(some).agrees()).isTrue();
        Unit query = Lab.unit("shop", "PUBLIC.SUMS")
                .query("SELECT MOD(id, 10) AS digit, COUNT(*) AS n FROM orders GROUP BY MOD(id, 10)")
                .build();
        lab.run(query);
        assertThat(reconcile(query).agrees()).isTrue();
        sql("DELETE FROM orders WHERE id = 10");
        assertThat(reconcile(query).mismatches()).hasSize(2).anySatisfy(mismatch -> assertThat(mismatch.key())
                .contains("DIGIT=0", "N=1999"));
    }

    @Test
    void manyMismatchesAreCutShort() throws SQLException {
        lab.run(full());
        sql("UPDATE orders SET item = 'all'");
        Reconciliation result = reconcile(full());
        assertThat(result.mismatches()).hasSize(100);
        assertThat(result.complete()).isFalse();
        assertThat(List.of(result.agrees())).containsExactly(false);
    }
}
