package org.sluice.source.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.CursorValue;
import org.sluice.api.data.RowHash;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.api.type.DataType;
import org.sluice.api.type.TypeParser;
import org.sluice.testkit.db.EmbeddedPostgresServer;

/** Whatever is read by COPY gives the batches, counts and problems that the cursor gives. */
class PostgresPathsTest {

    private static final AtomicInteger TABLES = new AtomicInteger();

    private static EmbeddedPostgresServer server;
    private static String database;
    private static Source byCopy;
    private static Source byCursor;

    @BeforeAll
    static void start() throws SQLException {
        server = EmbeddedPostgresServer.shared();
        database = server.createDatabase("paths");
        byCopy = Reading.postgres(server, database, "copy");
        byCursor = Reading.postgres(server, database, "cursor");
        execute(
                "CREATE TYPE mood AS ENUM ('sad', 'häppy')",
                "CREATE DOMAIN positive AS numeric(9,2) CHECK (VALUE > 0)");
    }

    @AfterAll
    static void stop() {
        byCopy.close();
        byCursor.close();
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Each batch with its counts and rows, slice by slice; or the problem's code and words. */
    private static List<String> outcome(Source source, ReadRequest request) {
        List<String> seen = new ArrayList<>();
        try {
            SlicePlan plan = source.plan(request);
            for (Slice slice : plan.slices()) {
                try (BatchReader reader = source.read(request, plan, slice, Cancellation.NONE)) {
                    batches(reader, seen);
                }
            }
        } catch (SluiceException e) {
            seen.add(e.problem().code() + " " + e.problem().text());
        }
        return seen;
    }

    private static void batches(BatchReader reader, List<String> seen) {
        ColumnBatch batch = new ColumnBatch(reader.schema());
        while (reader.read(batch)) {
            RowHash hash = new RowHash();
            hash.add(batch);
            seen.add(hash.counts().toString());
            for (int row = 0; row < batch.rowCount(); row++) {
                int current = row;
                seen.add(IntStream.range(0, batch.schema().size())
                        .mapToObj(column -> Reading.text(batch, column, current))
                        .collect(Collectors.joining("|")));
            }
        }
    }

    private static List<String> same(ReadRequest request) {
        List<String> cursor = outcome(byCursor, request);
        assertThat(outcome(byCopy, request)).isEqualTo(cursor);
        return cursor;
    }

    /** For plans of several slices, whose snapshot lasts as long as their source. */
    private static List<String> sameSlices(ReadRequest request) {
        try (Source copy = Reading.postgres(server, database, "copy");
                Source cursor = Reading.postgres(server, database, "cursor")) {
            List<String> seen = outcome(cursor, request);
            assertThat(outcome(copy, request)).isEqualTo(seen);
            return seen;
        }
    }

    /** Values that a type holds, and what a unit may state for it. */
    private static final Map<String, List<String>> VALUES = new TreeMap<>(Map.ofEntries(
            Map.entry("boolean", List.of("true", "false")),
            Map.entry("smallint|int8|int32|int64|decimal(5,2)|decimal(30,2)", List.of("-32768", "127", "0")),
            Map.entry("integer|int8|int16|int64|decimal(9,0)|decimal(20,0)", List.of("-2147483648", "2147483647", "5")),
            Map.entry(
                    "bigint|int32|decimal(18,0)|decimal(19,0)",
                    List.of("-9223372036854775808", "9223372036854775807", "7")),
            Map.entry("oid|int32", List.of("4294967295", "0")),
            Map.entry("real", List.of("'NaN'", "'-Infinity'", "1.17549435e-38", "3.4028235e38", "'-0'")),
            Map.entry("double precision", List.of("'NaN'", "'Infinity'", "4.9e-324", "1.7976931348623157e308", "'-0'")),
            Map.entry(
                    "numeric(18,4)|decimal(18,2)|decimal(38,10)|int64|int8|decimal(4,0)",
                    List.of("99999999999999.9999", "-0.0001", "0", "10000", "-99990000", "'NaN'", "1.5")),
            Map.entry(
                    "numeric(38,10)|decimal(38,9)|decimal(18,1)|int32",
                    List.of(
                            "9999999999999999999999999999.9999999999",
                            "-9999999999999999999999999999.9999999999",
                            "18446744073709551616",
                            "-18446744073709551616.0000000001",
                            "0.5",
                            "128",
                            "-128",
                            "'NaN'")),
            Map.entry("numeric(38,0)|decimal(37,0)|decimal(38,1)", List.of("'9' || repeat('9', 37)", "'-1'", "'255'")),
            Map.entry(
                    "numeric|decimal(38,9)|decimal(18,9)|decimal(3,3)|int64|string",
                    List.of(
                            "1.5",
                            "1e30",
                            "1e-9",
                            "1e-10",
                            "1e400",
                            "-1e-400",
                            "'NaN'",
                            "'Infinity'",
                            "'-Infinity'",
                            "9223372036854775807",
                            "9223372036854775808",
                            "-9223372036854775808",
                            "0.000",
                            "100000000.0000000000000",
                            "123.456000")),
            Map.entry("numeric(5,2)|int16|int8", List.of("127.00", "-128", "128", "1.50")),
            Map.entry("text", List.of("''", "'ä€😀'", "E'a\\nb'", "repeat('x', 100000)")),
            Map.entry("varchar(10)", List.of("'abc'", "'  '")),
            Map.entry("char(6)", List.of("'ab'", "''")),
            Map.entry("name", List.of("'n'")),
            Map.entry("\"char\"", List.of("'x'", "''")),
            Map.entry("bytea|string", List.of("''", "'\\x00ff'")),
            Map.entry(
                    "date|string",
                    List.of(
                            "'2024-02-29'",
                            "'4713-01-01 BC'",
                            "'5874897-12-31'",
                            "'0001-01-01 BC'",
                            "'0001-02-29 BC'",
                            "'0005-02-29 BC'",
                            "'infinity'",
                            "'-infinity'",
                            "'1582-10-10'")),
            Map.entry(
                    "time|time(3)|time(9)|string",
                    List.of("'00:00'", "'23:59:59.999999'", "'12:00:00.123'", "'24:00'")),
            Map.entry("time(2)", List.of("'23:59:59.99'")),
            Map.entry(
                    "timestamp|timestamp(3)|timestamp(0)|timestamp(9)|string",
                    List.of(
                            "'2024-01-02 03:04:05.000006'",
                            "'1969-12-31 23:59:59.999999'",
                            "'0044-03-15 12:00 BC'",
                            "'0005-02-29 12:00 BC'",
                            "'4713-01-01 00:00:00 BC'",
                            "'294276-12-31 23:59:59.999999'",
                            "'infinity'",
                            "'-infinity'",
                            "'2262-04-11 23:47:16.854775'",
                            "'2262-04-11 23:47:16.854776'",
                            "'1677-09-21 00:12:43.145225'",
                            "'1677-09-21 00:12:43.145224'",
                            "'12000-01-01'",
                            "'1883-11-18 12:03:57.123'")),
            Map.entry(
                    "timestamptz|timestamp_tz(3)|timestamp_tz(9)|string",
                    List.of(
                            "'2024-07-02 03:04:05.000006+02'",
                            "'0044-03-15 12:00 BC'",
                            "'0005-02-29 12:00:00.5 BC'",
                            "'294276-12-31 23:59:59.999999+00'",
                            "'infinity'",
                            "'-infinity'",
                            "'1883-11-18 12:03:57.123'",
                            "'1000-01-01 00:00:00+00'")),
            Map.entry("timestamp(3)", List.of("'2024-01-02 03:04:05.678'")),
            Map.entry(
                    "uuid|string",
                    List.of("'00000000-0000-0000-0000-000000000001'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'")),
            Map.entry("json|string", List.of("'{\"a\":  1}'", "'null'")),
            Map.entry("jsonb|string", List.of("'{\"a\":  [1, \"ä\"]}'", "'null'")),
            Map.entry("inet|string", List.of("'10.0.0.1'", "'10.0.0.1/8'", "'::1'")),
            Map.entry("cidr", List.of("'10.0.0.0/8'", "'10.1.2.3/32'")),
            Map.entry("macaddr", List.of("'08:00:2b:01:02:03'")),
            Map.entry("macaddr8", List.of("'08:00:2b:01:02:03:04:05'")),
            Map.entry("bit(3)", List.of("B'101'")),
            Map.entry("bit(1)|string", List.of("B'1'", "B'0'")),
            Map.entry("varbit", List.of("B''", "B'0101'")),
            Map.entry("tsvector", List.of("'a b'")),
            Map.entry("tsquery", List.of("'a & b'")),
            Map.entry("pg_lsn", List.of("'16/B374D848'")),
            Map.entry("xml|string", List.of("'<a/>'", "'<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>ä</a>'")),
            Map.entry("mood|string", List.of("'sad'", "'häppy'")),
            Map.entry("positive|string|decimal(9,2)", List.of("1.25", "9999999.99")),
            Map.entry("interval|string|json", List.of("'1 day 2 hours'")),
            Map.entry("money|string", List.of("'1.25'")),
            Map.entry("timetz|string", List.of("'12:00:00.5+02'")),
            Map.entry("integer[]|json|string", List.of("'{1,NULL,2}'", "'{}'")),
            Map.entry("int4range|string", List.of("'[1,5)'")),
            Map.entry("point|string", List.of("'(1,2)'"))));

    @TestFactory
    List<DynamicTest> everyTypeWithEveryTypeThatAUnitMayState() {
        List<DynamicTest> tests = new ArrayList<>();
        VALUES.forEach((types, literals) -> {
            List<String> names = List.of(types.split("\\|"));
            tests.add(DynamicTest.dynamicTest(types, () -> {
                same(Reading.request(table(names.get(0), literals), Map.of()));
                for (String literal : literals) {
                    String table = table(names.get(0), List.of(literal));
                    same(Reading.request(table, Map.of()));
                    for (String stated : names.subList(1, names.size())) {
                        same(Reading.request(table, Map.of("v", TypeParser.parse(stated))));
                    }
                }
            }));
        });
        return tests;
    }

    private static String table(String type, List<String> literals) throws SQLException {
        String name = "t" + TABLES.incrementAndGet();
        List<String> sql = new ArrayList<>();
        sql.add("CREATE TABLE " + name + " (n int, v " + type + ")");
        for (String literal : literals) {
            String value = literal.startsWith("'") && literal.contains("||") ? "(" + literal + ")::" + type : literal;
            sql.add("INSERT INTO " + name + " VALUES (" + sql.size() + ", " + value + "), (0, NULL)");
        }
        execute(sql.toArray(String[]::new));
        return "public." + name;
    }

    @Test
    void randomTablesReadTheSame() throws SQLException {
        Random random = new Random(42);
        for (int i = 0; i < 30; i++) {
            ReadRequest request = randomTable(random);
            assertThat(sameSlices(request)).isNotEmpty();
        }
    }

    /** Types with an expression of a random value, which is a function of the row's number {@code i} and a seed. */
    private static final List<String> RANDOM_COLUMNS = List.of(
            "boolean: h % 2 = 0",
            "smallint: (h % 32768)::int2",
            "integer: (h % 2147483648)::int4",
            "bigint: h * 4611686",
            "real: (h::float8 / 977)::real",
            "double precision: h::float8 / 9973",
            "numeric(12,2): (h % 1000000000000) / 100.0",
            "numeric(18,0): h % 1000000",
            "numeric(18,17): (h % 1000000000) / 1000000000.0",
            "numeric(7,5): (h % 9999999) / 100000.0",
            "numeric(24,6): h::numeric * h / 1000003.0 / 1e9",
            "numeric(38,19): (h::numeric * h) / 1e25",
            "numeric(38,0): h::numeric * h * h",
            "text: repeat(chr(65 + abs(h % 26)::int), (h % 40)::int) || 'ä€😀'",
            "varchar(20): substr(md5(h::text), 1, abs(h % 21)::int)",
            "char(9): substr(md5(h::text), 1, abs(h % 10)::int)",
            "bytea: decode(md5(h::text), 'hex')",
            "date: date '2000-01-01' + (h % 1000000)::int",
            "time: time '00:00' + abs(h % 86400000000) * interval '1 microsecond'",
            "timestamp: timestamp '2000-01-01' + (h % 900000000000) * interval '0.100307 second'",
            "timestamptz: timestamptz '2000-01-01' + (h % 900000000000) * interval '0.100307 second'",
            "uuid: md5(h::text)::uuid",
            "json: ('{\"a\": ' || h || '}')::json",
            "jsonb: jsonb_build_object('k', h, 'l', md5(h::text))",
            "inet: '10.0.0.0'::inet + abs(h % 65536)",
            "mood: CASE WHEN h % 2 = 0 THEN 'sad' ELSE 'häppy' END::mood");

    private static ReadRequest randomTable(Random random) throws SQLException {
        String name = "r" + TABLES.incrementAndGet();
        List<String> columns = new ArrayList<>(List.of("id int PRIMARY KEY"));
        List<String> values = new ArrayList<>(List.of("i"));
        int width = 1 + random.nextInt(12);
        for (int c = 0; c < width; c++) {
            String[] column =
                    RANDOM_COLUMNS.get(random.nextInt(RANDOM_COLUMNS.size())).split(": ", 2);
            columns.add("c" + c + " " + column[0]);
            String hash = "(hashint8extended(i, " + random.nextInt() + ") % 1000000000000)";
            String value = column[1].replaceAll("(?U)\\bh\\b", hash);
            values.add(random.nextInt(3) == 0 ? "CASE WHEN i % 7 <> 0 THEN " + value + " END" : value);
        }
        int rows = random.nextInt(3000);
        execute(
                "CREATE TABLE " + name + " (" + String.join(", ", columns) + ")",
                "INSERT INTO " + name + " SELECT " + String.join(", ", values) + " FROM generate_series(0, " + rows
                        + ") i",
                "ANALYZE " + name);
        ReadRequest plain = Reading.sliced("public." + name, random.nextBoolean() ? "id" : null, 1 + rows / 3);
        return random.nextInt(3) == 0 ? Reading.where(plain, "id % 3 <> 1 AND 'it''s ??' <> ''") : plain;
    }

    @Test
    void aTextOfTenMegabytesIsABatchOfItsOwn() throws SQLException {
        execute(
                "CREATE TABLE long (n int, v text)",
                "INSERT INTO long SELECT g, repeat('ü', 5242880) FROM generate_series(1, 3) g");
        List<String> seen = same(Reading.request("public.long", Map.of()));
        assertThat(seen).hasSize(6);
        assertThat(seen.get(1)).hasSize(2 + 5242880);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doc ?? 'a'",
                "txt = 'what?' OR txt = '$1'",
                "txt <> 'a' -- really?\n",
                "txt LIKE E'%\\\\%' /* ? $1 */",
                "txt = $tag$it's ?$tag$",
                "at >= {ts '2024-01-01 00:00:00'}",
                "1 / (n - 3) > -100",
                "missing = 1",
                "txt = 'unclosed",
                "n = ?",
                "n = 1) OR (n = 2",
            })
    void conditionsMeanTheSame(String where) throws SQLException {
        execute(
                "DROP TABLE IF EXISTS odd",
                "CREATE TABLE odd (n int, txt text, doc jsonb, at timestamp, \"a \"\"q?$1\" int)",
                "INSERT INTO odd VALUES (1, 'what?', '{\"a\": 1}', '2024-02-01', 1), (2, '$1', '{}', '2023-01-01', 2), "
                        + "(3, 'back\\slash', NULL, NULL, NULL), (4, 'it''s ?', NULL, '2025-01-01', 4)");
        same(Reading.where(Reading.request("public.odd", Map.of()), where));
        sameSlices(Reading.where(Reading.sliced("public.odd", "a \"q?$1", 1), where));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT g AS n, g / 7.0 AS ratio, 'text' AS t, now() - now() = '0' AS b FROM generate_series(1, 5) g",
                "WITH x AS (SELECT 1::numeric(9,2) AS v) SELECT v, '?'::text AS q FROM x",
                "SELECT 1 AS a, 2 AS a",
                "SELECT 1 AS n; SELECT 2 AS n",
                "SELECT 'a\0b' AS n",
                "VALUES (1, 'a'), (2, NULL)",
            })
    void queriesMeanTheSame(String sql) {
        same(Reading.query(sql));
    }

    @Test
    void slicesAlongACursorEndAtTheSamePositions() throws SQLException {
        execute(
                "CREATE TABLE ticks (id int, at timestamptz, day date, name text, amount numeric(20,4))",
                "INSERT INTO ticks SELECT i, timestamptz '2024-01-01' + i / 3 * interval '1 microsecond', "
                        + "date '0005-01-01 BC' + i, 'n''' || chr(92) || to_char(i, '0000'), i / 8.0 FROM generate_series(1, 500) i");
        for (String field : List.of("at", "day", "name", "amount")) {
            ReadRequest all = Reading.after("public.ticks", field, Optional.empty(), 90);
            assertThat(sameSlices(all)).hasSizeGreaterThan(500);
            try (Source source = Reading.postgres(server, database, "copy")) {
                Optional<CursorValue> third = source.plan(all).slices().get(2).cursorUpper();
                assertThat(sameSlices(Reading.after("public.ticks", field, third, 90)))
                        .hasSizeBetween(200, 400);
            }
        }
    }

    @Test
    void nothingIsNoBatchAndARowWithoutColumnsOfOneTypeIsRead() throws SQLException {
        execute("CREATE TABLE nothing (n int, v text)");
        assertThat(same(Reading.request("public.nothing", Map.of()))).isEmpty();
        assertThat(same(Reading.request("public.nothing", Map.of()).withLimit(5)))
                .isEmpty();
    }

    @Test
    void theStatementThatIsShownIsTheOneThatReads() throws SQLException {
        execute(
                "CREATE TABLE shown (id int PRIMARY KEY, v inet)",
                "INSERT INTO shown SELECT g, '::1' FROM generate_series(1, 9) g");
        ReadRequest request = Reading.sliced("public.shown", "id", 3);
        Function<String, String> first = path -> {
            try (Source source = Reading.postgres(server, database, path)) {
                SlicePlan plan = source.plan(request);
                return ((JdbcSource) source).sql(request, plan, plan.slices().get(0));
            }
        };
        assertThat(first.apply("copy"))
                .isEqualTo("COPY (SELECT \"id\", CASE WHEN \"v\" IS NOT NULL THEN pg_catalog.concat(\"v\") END AS \"v\""
                        + " FROM \"public\".\"shown\" WHERE \"id\" < '4'::pg_catalog.int8) TO STDOUT (FORMAT binary)");
        assertThat(first.apply("cursor"))
                .isEqualTo("SELECT \"id\", \"v\" FROM \"public\".\"shown\" WHERE \"id\" < '4'::pg_catalog.int8");
    }

    @Test
    void statedTypesOfAnIntegerAreCheckedOnBothPaths() throws SQLException {
        String table = table("numeric(4,1)", List.of("1.5"));
        List<String> seen = same(Reading.request(table, Map.of("v", new DataType.Int(64))));
        assertThat(seen)
                .singleElement()
                .asString()
                .startsWith("E_VALUE_OUT_OF_RANGE")
                .contains("1.5");
    }
}
