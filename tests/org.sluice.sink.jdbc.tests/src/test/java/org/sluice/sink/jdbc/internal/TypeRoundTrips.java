package org.sluice.sink.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Schema;

/** Values at the edges of every type, written by the sink and read with the database's own text. */
abstract class TypeRoundTrips {

    private static final AtomicInteger TABLES = new AtomicInteger();

    private TestDatabase database;

    abstract TestDatabase create() throws SQLException;

    /** The column as the database's own text. */
    abstract String asText(String column);

    /** What is taken, and how the database shows it. */
    abstract List<Case> cases();

    /** What the database has no form for. */
    abstract List<Refusal> refusals();

    /** Values of a type, each followed by its text. */
    record Case(String type, Object... valuesAndTexts) {}

    /** A value that is refused, and a word of the reason. */
    record Refusal(String type, Object value, String reason) {}

    @BeforeEach
    final void createDatabase() throws SQLException {
        database = create();
    }

    static int day(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }

    static long micros(String dateTime) {
        return nanosOf(dateTime, 1_000_000L, 1000);
    }

    static long nanos(String dateTime) {
        return nanosOf(dateTime, 1_000_000_000L, 1);
    }

    private static long nanosOf(String dateTime, long unit, int divisor) {
        Instant instant = LocalDateTime.parse(dateTime).toInstant(ZoneOffset.UTC);
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), unit), instant.getNano() / divisor);
    }

    static long time(String time) {
        return LocalTime.parse(time).toNanoOfDay() / 1000;
    }

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    static byte[] uuid(String text) {
        UUID uuid = UUID.fromString(text);
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    /** Types that all of the databases show alike. */
    static List<Case> common() {
        return List.of(
                new Case("int8", -128, "-128", 127, "127"),
                new Case("int16", -32768, "-32768", 32767, "32767"),
                new Case("int32", Integer.MIN_VALUE, "-2147483648", Integer.MAX_VALUE, "2147483647", 0, "0"),
                new Case("int64", Long.MIN_VALUE, "-9223372036854775808", Long.MAX_VALUE, "9223372036854775807"),
                new Case("decimal(1,0)", decimal("-9"), "-9", decimal("0"), "0"),
                new Case("decimal(1,1)", decimal("0.9"), "0.9", decimal("-0.1"), "-0.1"),
                new Case(
                        "decimal(5,2)",
                        decimal("999.99"),
                        "999.99",
                        decimal("-0.01"),
                        "-0.01",
                        decimal("0.00"),
                        "0.00"),
                new Case("decimal(9,0)", decimal("100000000"), "100000000", decimal("10000"), "10000"),
                new Case(
                        "decimal(18,4)",
                        decimal("99999999999999.9999"),
                        "99999999999999.9999",
                        decimal("-99999999999999.9999"),
                        "-99999999999999.9999",
                        decimal("10000.0001"),
                        "10000.0001"),
                new Case(
                        "decimal(18,18)",
                        decimal("0.999999999999999999"),
                        "0.999999999999999999",
                        decimal("-0.000000000000000001"),
                        "-0.000000000000000001"),
                new Case(
                        "decimal(38,10)",
                        decimal("9999999999999999999999999999.9999999999"),
                        "9999999999999999999999999999.9999999999",
                        decimal("-1234567890123456789012345678.0123456789"),
                        "-1234567890123456789012345678.0123456789",
                        decimal("0.0000000000"),
                        "0.0000000000",
                        decimal("-0.0000000001"),
                        "-0.0000000001"),
                new Case(
                        "decimal(38,0)",
                        decimal("-99999999999999999999999999999999999999"),
                        "-99999999999999999999999999999999999999",
                        decimal("18446744073709551616"),
                        "18446744073709551616"),
                new Case(
                        "decimal(38,37)",
                        decimal("9.9999999999999999999999999999999999999"),
                        "9.9999999999999999999999999999999999999"),
                new Case("string", "", "", "ä€😀", "ä€😀", "two\nlines\t\\N", "two\nlines\t\\N", "  x  ", "  x  "),
                new Case(
                        "date",
                        day("1970-01-01"),
                        "1970-01-01",
                        day("9999-12-31"),
                        "9999-12-31",
                        day("2024-02-29"),
                        "2024-02-29",
                        day("0001-01-01"),
                        "0001-01-01"),
                new Case(
                        "uuid",
                        uuid("00000000-0000-0000-0000-000000000001"),
                        "00000000-0000-0000-0000-000000000001",
                        uuid("ffffffff-ffff-4fff-bfff-fffffffffffe"),
                        "ffffffff-ffff-4fff-bfff-fffffffffffe"));
    }

    @TestFactory
    List<DynamicTest> everyValueArrives() {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.type(), () -> assertArrives(one)))
                .toList();
    }

    private void assertArrives(Case one) throws SQLException {
        String table = "t" + TABLES.incrementAndGet();
        Schema schema = Runs.schema("n int32 not null", "v " + one.type());
        List<Object[]> rows = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < one.valuesAndTexts().length; i += 2) {
            rows.add(Rows.row(rows.size(), one.valuesAndTexts()[i]));
            texts.add(one.valuesAndTexts()[i + 1].toString());
        }
        rows.add(Rows.row(rows.size(), null));
        texts.add(null);
        ColumnBatch batch = Rows.of(schema, rows.toArray(Object[][]::new));
        Runs.load(database, Runs.target(table, "r1", WriteMode.APPEND, schema), batch);
        // The table that is there now is one that the same schema fits into without a change.
        Runs.load(
                database.with("schema_contract", "freeze"),
                Runs.target(table, "r2", WriteMode.OVERWRITE, schema),
                batch);
        assertThat(texts(table)).containsExactlyElementsOf(texts);
    }

    private List<String> texts(String table) throws SQLException {
        String sql = "SELECT " + asText(database.quoted("v")) + " FROM " + database.quoted(table) + " ORDER BY "
                + database.quoted("n");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (database.template().startsWith("mariadb")) {
                statement.execute("SET time_zone = '+00:00'");
            } else if (database.template().startsWith("postgres")) {
                statement.execute("SET TimeZone = 'UTC'");
            } else {
                statement.execute("SET TIME ZONE 'UTC'");
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }

    @TestFactory
    List<DynamicTest> whatHasNoFormIsRefusedWithItsPlace() {
        return refusals().stream()
                .map(one -> DynamicTest.dynamicTest(one.type() + " " + one.reason(), () -> assertRefused(one)))
                .toList();
    }

    private void assertRefused(Refusal one) {
        String table = "t" + TABLES.incrementAndGet();
        Schema schema = Runs.schema("n int32 not null", "v " + one.type());
        ColumnBatch batch = Rows.of(schema, Rows.row(1, null), Rows.row(2, null), Rows.row(3, one.value()));
        try (Sink sink = Runs.sink(database);
                SinkSession session = sink.open(Runs.target(table, "r1", WriteMode.APPEND, schema))) {
            Problem problem = Runs.problemOf(() -> Runs.prepare(session, 7, batch));
            assertThat(problem.code()).isEqualTo(ProblemCode.E_VALUE_OUT_OF_RANGE);
            assertThat(problem.message()).contains("slice 7").contains(one.reason());
            assertPlace(problem.message());
        }
    }

    /** Drivers that take many rows at once do not tell which one was wrong. */
    void assertPlace(String message) {
        assertThat(message).contains("'v'").contains("row 3");
    }
}
