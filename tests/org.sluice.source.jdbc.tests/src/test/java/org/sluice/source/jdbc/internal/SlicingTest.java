package org.sluice.source.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.data.CursorValue;
import org.sluice.api.source.Dataset;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.api.type.DataType;
import org.sluice.testkit.db.EmbeddedPostgresServer;

/** However a table is cut, each row comes once. */
class SlicingTest {

    private static EmbeddedPostgresServer server;
    private static String database;

    @BeforeAll
    static void start() throws SQLException {
        server = EmbeddedPostgresServer.shared();
        database = server.createDatabase("slicing");
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id int PRIMARY KEY, sparse bigint, text_key text, same int, gaps int, "
                    + "negative int, uid uuid, day date, at timestamp, amount numeric(20,2))");
            statement.execute("INSERT INTO t SELECT i, (i::bigint * i * i) % 1600000000000, md5(i::text), 7, "
                    + "CASE WHEN i % 3 = 0 THEN NULL ELSE i END, i - 1500, md5(i::text)::uuid, date '2024-01-01' + i % 50, "
                    + "timestamp '2024-01-01' + i * interval '1 microsecond', i / 7.0 FROM generate_series(1, 3000) i");
            statement.execute("COMMENT ON TABLE t IS 'test rows'");
            statement.execute("CREATE VIEW v AS SELECT * FROM t");
            statement.execute("ANALYZE t");
        }
    }

    String readPath() {
        return "copy";
    }

    private Source source() {
        return Reading.postgres(server, database, readPath());
    }

    private void eachRowOnce(ReadRequest request, int expected, int atLeastSlices) {
        try (Source source = source()) {
            assertThat(source.plan(request).slices()).hasSizeGreaterThanOrEqualTo(atLeastSlices);
            List<List<String>> rows = Reading.rows(source, request);
            assertThat(rows).hasSize(expected);
            assertThat(new HashSet<>(rows)).hasSize(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "sparse", "text_key", "gaps", "negative", "uid", "day", "at", "amount"})
    void aTableCutByAnyColumnGivesEachRowOnce(String column) {
        eachRowOnce(Reading.sliced("public.t", column, 400), 3000, 5);
    }

    @Test
    void aColumnWithOneValueIsOneSliceOrTwo() {
        eachRowOnce(Reading.sliced("public.t", "same", 400), 3000, 1);
    }

    @Test
    void aPlainTableIsCutByPagesAndAViewIsNot() {
        eachRowOnce(Reading.sliced("public.t", null, 400), 3000, 5);
        try (Source source = source()) {
            assertThat(source.plan(Reading.sliced("public.t", null, 400))
                            .slices()
                            .get(0)
                            .description())
                    .contains("pages");
            SlicePlan view = source.plan(Reading.sliced("public.v", null, 400));
            assertThat(view.slices()).hasSize(1);
            assertThat(view.notes()).isNotEmpty();
        }
    }

    @Test
    void anIncrementalReadBeginsAfterItsCursorAndKnowsItsEnd() {
        CursorValue lower = new CursorValue(new DataType.Timestamp(6), "2024-01-01T00:00:00.002500");
        ReadRequest request = Reading.after("public.t", "at", Optional.of(lower), 100);
        eachRowOnce(request, 500, 4);
        try (Source source = source()) {
            SlicePlan plan = source.plan(request);
            assertThat(plan.cursorUpper().orElseThrow().text()).isEqualTo("2024-01-01T00:00:00.003");
            assertThat(plan.slices()).allMatch(slice -> slice.cursorUpper().isPresent());
        }
    }

    @Test
    void aCursorInTheFutureGivesNothing() {
        CursorValue future = new CursorValue(new DataType.Timestamp(6), "2999-01-01T00:00:00");
        try (Source source = source()) {
            SlicePlan plan = source.plan(Reading.after("public.t", "at", Optional.of(future), 100));
            assertThat(plan.slices()).isEmpty();
            assertThat(plan.cursorUpper()).isEmpty();
        }
    }

    @Test
    void rowsWithoutACursorAreReadInTheFirstRun() {
        eachRowOnce(Reading.after("public.t", "gaps", Optional.empty(), 400), 3000, 5);
    }

    @Test
    void slicesOfOnePlanSeeOneSnapshot() throws SQLException {
        ReadRequest request = Reading.sliced("public.t", "id", 400);
        try (Source source = source()) {
            source.plan(request);
            try (Connection connection = server.connect(database);
                    Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO t (id) VALUES (99999)");
                assertThat(Reading.rows(source, request)).hasSize(3000);
                statement.execute("DELETE FROM t WHERE id = 99999");
            }
        }
    }

    @Test
    void theServerSaysWhoItIsAndWhatItHas() {
        try (Source source = source()) {
            ConnectionReport report = source.test();
            assertThat(report.product()).isEqualTo("PostgreSQL");
            assertThat(report.version()).startsWith("14");
            List<Dataset> found = source.discover(Optional.of("public.*"));
            assertThat(found).extracting(Dataset::name).containsExactly("public.t", "public.v");
            assertThat(found.get(0).primaryKey()).containsExactly("id");
            assertThat(found.get(0).rowEstimate()).hasValue(3000);
            assertThat(found.get(0).comment()).isEqualTo("test rows");
            assertThat(found.get(0).columns().get(9).nativeType()).isEqualTo("numeric(20)");
            assertThat(found.get(1).kind()).isEqualTo(Dataset.Kind.VIEW);
        }
    }
}
