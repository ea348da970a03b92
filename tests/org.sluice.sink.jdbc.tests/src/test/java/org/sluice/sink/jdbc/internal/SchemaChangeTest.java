package org.sluice.sink.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.ProblemKind;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Schema;

class SchemaChangeTest {

    private static final Schema OLD = Runs.schema("id int32 not null", "name string", "price decimal(5,2)");

    private static void append(TestDatabase database, String run, Schema schema, Object[]... rows) {
        Runs.load(database, Runs.target("orders", run, WriteMode.APPEND, schema), Rows.of(schema, rows));
    }

    private static Problem refused(TestDatabase database, Schema schema) {
        try (Sink sink = Runs.sink(database)) {
            return Runs.problemOf(() -> sink.open(Runs.target("orders", "r9", WriteMode.APPEND, schema)));
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aNewColumnIsAddedAndALostOneStays(Server server) throws SQLException {
        TestDatabase database = server.create();
        append(database, "r1", OLD, Rows.row(1, "one", 150));

        Schema now = Runs.schema("id int32 not null", "price decimal(5,2)", "note string");
        append(database, "r2", now, Rows.row(2, 250, "new"));

        assertThat(database.rows("orders")).containsExactly("1|one|1.50|null", "2|null|2.50|new");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aColumnIsWidenedWithoutLosingWhatItHas(Server server) throws SQLException {
        TestDatabase database = server.create();
        append(database, "r1", OLD, Rows.row(1, "one", 99_999), Rows.row(Integer.MIN_VALUE, "min", -1));

        Schema now = Runs.schema("id int64 not null", "name string", "price decimal(6,4)");
        append(database, "r2", now, Rows.row(Long.MAX_VALUE, "max", 123_456));

        assertThat(database.rows("orders"))
                .containsExactly("-2147483648|min|-0.0100", "1|one|999.9900", "9223372036854775807|max|12.3456");
        append(database, "r3", OLD, Rows.row(3, "narrow", 100));
        assertThat(database.rows("orders")).contains("3|narrow|1.0000");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aColumnThatMayBeNullNowTakesNulls(Server server) throws SQLException {
        TestDatabase database = server.create();
        Schema strict = Runs.schema("id int32 not null", "name string not null");
        append(database, "r1", strict, Rows.row(1, "one"));

        append(database, "r2", Runs.schema("id int32 not null", "name string"), Rows.row(2, null));

        assertThat(database.rows("orders")).containsExactly("1|one", "2|null");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aTypeThatCannotBeReconciledIsRefusedWithBothTypes(Server server) throws SQLException {
        TestDatabase database = server.create();
        append(database, "r1", OLD, Rows.row(1, "one", 150));

        Problem problem = refused(database, Runs.schema("id int32 not null", "name int64"));

        assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
        assertThat(problem.kind()).isEqualTo(ProblemKind.CONFIG);
        assertThat(problem.message()).contains("'name'", "orders", "string", "int64");
        assertThat(problem.next()).contains("columns: {name:");
        assertThat(database.rows("orders")).containsExactly("1|one|1.50");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aFrozenTableRefusesEveryChange(Server server) throws SQLException {
        TestDatabase database = server.create();
        append(database, "r1", OLD, Rows.row(1, "one", 150));
        TestDatabase frozen = database.with("schema_contract", "freeze");

        append(frozen, "r2", OLD, Rows.row(2, "two", 1));
        Problem problem = refused(frozen, Runs.schema("id int32 not null", "other string"));

        assertThat(problem.code()).isEqualTo(ProblemCode.E_SCHEMA_CONTRACT);
        assertThat(problem.message()).contains("other", "freeze");
        assertThat(database.rows("orders")).containsExactly("1|one|1.50", "2|two|0.01");
        Problem asked =
                refused(database.with("schema_contract", "pause"), Runs.schema("id int32 not null", "other string"));
        assertThat(asked.code()).isEqualTo(ProblemCode.E_SCHEMA_PAUSED);
        assertThat(asked.next()).contains("sluice resume");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void newColumnsAreLeftOutWhereTheContractSaysSo(Server server) throws SQLException {
        TestDatabase database = server.create();
        append(database, "r1", OLD, Rows.row(1, "one", 150));
        Schema wider = Runs.schema("id int32 not null", "more string", "name string", "price decimal(5,2)");
        try (Sink sink = Runs.sink(database.with("schema_contract", "discard_value"));
                SinkSession session = sink.open(Runs.target("orders", "r2", WriteMode.APPEND, wider))) {
            PreparedSlice slice = Runs.prepare(session, 0, Rows.of(wider, Rows.row(2, "left out", "two", 1)));
            assertThat(slice.counts().rows()).isEqualTo(1);
            assertThat(Runs.commit(session, "r2-0", slice)).containsEntry("discarded_columns", "more");
            session.finish();
        }
        assertThat(database.rows("orders")).containsExactly("1|one|1.50", "2|two|0.01");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aTableOfSomebodyElseThatFitsIsUsedAsItIs(Server server) throws SQLException {
        TestDatabase database = server.create();
        database.execute("CREATE TABLE ORDERS (ID BIGINT NOT NULL, NAME VARCHAR(100), OWNER VARCHAR(20) DEFAULT 'them',"
                + " PRICE DECIMAL(20,6))");
        Runs.load(
                database.with("schema_contract", "freeze"),
                Runs.target(server == Server.MARIADB ? "ORDERS" : "orders", "r1", WriteMode.APPEND, OLD),
                Rows.of(OLD, Rows.row(1, "one", 150)));

        assertThat(database.query("SELECT * FROM ORDERS")).containsExactly("1|one|them|1.500000");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aTableOfSomebodyElseThatNeedsMoreIsRefused(Server server) throws SQLException {
        TestDatabase database = server.create();
        database.execute("CREATE TABLE " + database.quoted("orders") + " (id INTEGER NOT NULL, name VARCHAR(100),"
                + " price DECIMAL(5,2), " + database.quoted("vat_rate") + " DECIMAL(4,2) NOT NULL)");

        Problem problem = refused(database, OLD);

        assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
        assertThat(problem.message()).contains("orders", "'vat_rate'", "NOT NULL");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aTableOfSomebodyElseWithAnotherTypeIsRefused(Server server) throws SQLException {
        TestDatabase database = server.create();
        database.execute("CREATE TABLE " + database.quoted("orders") + " (id DATE, name CHAR(10), price INTEGER)");

        Problem problem = refused(database, OLD);

        assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
        assertThat(problem.message()).containsIgnoringCase("'id'").contains("date", "int32");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aSchemaThatIsMissingIsCreated(Server server) throws SQLException {
        TestDatabase database = server.create();
        String schema = "made_" + Long.toHexString(System.nanoTime());
        Runs.load(
                database,
                Runs.target(schema + ".orders", "r1", WriteMode.APPEND, OLD),
                Rows.of(OLD, Rows.row(1, "one", 150)));

        assertThat(database.rows(schema + ".orders")).containsExactly("1|one|1.50");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void ownTablesStandInTheirOwnSchemaWhereOneIsNamed(Server server) throws SQLException {
        String schema = "own_" + Long.toHexString(System.nanoTime());
        TestDatabase database = server.create().with("sluice_schema", schema);
        append(database, "r1", OLD, Rows.row(1, "one", 150));

        assertThat(database.query("SELECT commit_id FROM " + database.quoted(schema) + ".sluice_commit"))
                .containsExactly("r1");
        assertThat(database.rows("orders")).containsExactly("1|one|1.50");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aFullRefreshReplacesColumnsOfAnotherTypeWhereTheDatabaseDoesThatInOneTransaction(Server server)
            throws SQLException {
        TestDatabase database = server.create();
        append(database, "r1", OLD, Rows.row(1, "one", 150));
        Schema now = Runs.schema("id int32 not null", "name int64", "price decimal(5,2)");
        SinkTarget plain = Runs.target("orders", "r2", WriteMode.OVERWRITE, now);
        SinkTarget refresh = new SinkTarget(
                plain.unit(),
                plain.runId(),
                plain.object(),
                now,
                List.of(),
                WriteMode.OVERWRITE,
                plain.loadDate(),
                true);

        if (server == Server.POSTGRES) {
            Runs.load(database, refresh, Rows.of(now, Rows.row(2, 22, 250)));
            assertThat(database.query("SELECT id, name, price FROM orders")).containsExactly("2|22|2.50");
        } else {
            try (Sink sink = Runs.sink(database)) {
                assertThat(Runs.problemOf(() -> sink.open(refresh)).code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
            }
            assertThat(database.rows("orders")).containsExactly("1|one|1.50");
        }
    }

    @Test
    void jsonCanGoIntoATableWithJsonb() throws SQLException {
        TestDatabase database = Server.POSTGRES.create();
        database.execute("CREATE TABLE orders (id numeric, name jsonb)");
        Schema schema = Runs.schema("id int32 not null", "name json");
        append(database, "r1", schema, Rows.row(1, "{\"b\": 1,  \"a\": 2}"));

        assertThat(database.rows("orders")).containsExactly("1|{\"a\": 2, \"b\": 1}");
    }

    @Test
    void instantsBeyondTheEndOfTimestampGoIntoADatetime() throws SQLException {
        TestDatabase database = Server.MARIADB.create();
        database.execute("CREATE TABLE orders (id INT, at DATETIME(6))");
        Schema schema = Runs.schema("id int32", "at timestamp_tz(6)");
        append(database, "r1", schema, Rows.row(1, TypeRoundTrips.micros("2345-06-07T08:09:10.000011")));

        assertThat(database.query("SELECT CAST(at AS CHAR) FROM orders")).containsExactly("2345-06-07 08:09:10.000011");
    }
}
