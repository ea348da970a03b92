package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.sluice.api.source.Source;
import org.sluice.testkit.db.EmbeddedPostgresServer;

class PostgresTypesTest extends TypeMatrix {

    private static EmbeddedPostgresServer server;
    private static String database;

    @BeforeAll
    static void start() throws SQLException {
        server = EmbeddedPostgresServer.shared();
        database = server.createDatabase("types");
        try (Connection connection = server.connect(database);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TYPE mood AS ENUM ('sad', 'happy')");
            statement.execute("CREATE DOMAIN positive AS integer CHECK (VALUE > 0)");
        }
    }

    @Override
    Source source() {
        return Reading.postgres(server, database, readPath());
    }

    String readPath() {
        return "copy";
    }

    @Override
    Connection connect() throws SQLException {
        return server.connect(database);
    }

    @Override
    String schema() {
        return "public";
    }

    @Override
    String longText() {
        return "text";
    }

    @Override
    List<Case> cases() {
        return List.of(
                Case.of("boolean", "boolean", "true", "true", "false", "false"),
                Case.of("smallint", "int16", "-32768", "-32768", "32767", "32767"),
                Case.of("integer", "int32", "-2147483648", "-2147483648", "2147483647", "2147483647", "0", "0"),
                Case.of(
                        "bigint",
                        "int64",
                        "-9223372036854775808",
                        "-9223372036854775808",
                        "9223372036854775807",
                        "9223372036854775807"),
                Case.of("real", "float32", "'NaN'", "NaN", "'-Infinity'", "-Infinity", "1.5", "1.5"),
                Case.of(
                        "double precision",
                        "float64",
                        "'NaN'",
                        "NaN",
                        "'Infinity'",
                        "Infinity",
                        "0.1",
                        "0.1",
                        "'-0'",
                        "-0.0"),
                Case.of(
                        "numeric(18,4)",
                        "decimal(18,4)",
                        "99999999999999.9999",
                        "99999999999999.9999",
                        "-0.0001",
                        "-0.0001",
                        "0",
                        "0.0000"),
                Case.of(
                        "numeric(38,10)",
                        "decimal(38,10)",
                        "-1234567890123456789012345678.0123456789",
                        "-1234567890123456789012345678.0123456789"),
                Case.of("numeric(5,0)", "decimal(5,0)", "99999", "99999"),
                Case.of("text", "string", "''", "", "'ä€😀'", "ä€😀", "E'a\\nb'", "a\nb"),
                Case.of("varchar(10)", "string", "'abc'", "abc"),
                Case.of("char(4)", "string", "'ab'", "ab  "),
                Case.of("bytea", "binary", "''", "", "'\\x00ff'", "00ff"),
                Case.of(
                        "date",
                        "date",
                        "'2024-02-29'",
                        "2024-02-29",
                        "'0044-03-15 BC'",
                        "-0043-03-15",
                        "'12000-01-01'",
                        "+12000-01-01"),
                Case.of("time", "time(6)", "'00:00:00'", "00:00", "'23:59:59.999999'", "23:59:59.999999"),
                Case.of(
                        "timestamp",
                        "timestamp(6)",
                        "'2024-01-02 03:04:05.000006'",
                        "2024-01-02T03:04:05.000006",
                        "'1969-12-31 23:59:59.999999'",
                        "1969-12-31T23:59:59.999999",
                        "'0001-01-01 00:00:00'",
                        "0001-01-01T00:00"),
                Case.of("timestamp(3)", "timestamp(3)", "'2024-01-02 03:04:05.678'", "2024-01-02T03:04:05.678"),
                Case.of(
                        "timestamptz",
                        "timestamp_tz(6)",
                        "'2024-07-02 03:04:05.000006+02'",
                        "2024-07-02T01:04:05.000006Z"),
                Case.of(
                        "uuid",
                        "uuid",
                        "'00000000-0000-0000-0000-000000000001'",
                        "00000000-0000-0000-0000-000000000001"),
                Case.of("json", "json", "'{\"a\":  1}'", "{\"a\":  1}"),
                Case.of("jsonb", "json", "'{\"a\":  1}'", "{\"a\": 1}"),
                Case.of("inet", "string", "'192.168.0.1/24'", "192.168.0.1/24"),
                Case.of("mood", "string", "'happy'", "happy"),
                Case.of("xml", "string", "'<a/>'", "<a/>"),
                Case.of("\"char\"", "string", "'x'", "x"),
                Case.of("name", "string", "'n'", "n"),
                Case.of("oid", "int64", "4294967295", "4294967295"),
                Case.of("inet", "string", "'10.0.0.1'", "10.0.0.1"),
                Case.of("cidr", "string", "'10.0.0.0/8'", "10.0.0.0/8"),
                Case.of("macaddr", "string", "'08:00:2b:01:02:03'", "08:00:2b:01:02:03"),
                Case.of("bit(3)", "string", "B'101'", "101"),
                Case.of("varbit", "string", "B''", "", "B'0101'", "0101"),
                Case.of("tsvector", "string", "'a b'", "'a' 'b'"),
                Case.of("pg_lsn", "string", "'16/B374D848'", "16/B374D848"));
    }

    @Override
    List<Refusal> refusals() {
        return List.of(
                new Refusal(
                        "numeric",
                        "123456789.000000000000000000000000000000000000000001",
                        "string",
                        "123456789.000000000000000000000000000000000000000001"),
                new Refusal("numeric", "1.5", "decimal(38,9)", "1.500000000"),
                new Refusal("numeric(10,2)", "'NaN'", "string", "NaN"),
                new Refusal("numeric", "'-Infinity'", "string", "-Infinity"),
                new Refusal("date", "'infinity'", "string", "infinity"),
                new Refusal("timestamp", "'-infinity'", "string", "-infinity"),
                new Refusal("timestamptz", "'infinity'", "string", "infinity"),
                new Refusal("time", "'24:00:00'", "string", "24:00:00"),
                new Refusal("timetz", "'12:00:00+02'", "string", "12:00:00+02"),
                new Refusal("interval", "'1 day'", "string", "1 day"),
                new Refusal("money", "1", "", ""),
                new Refusal("integer[]", "'{1,2}'", "json", "[1,2]"),
                new Refusal("int4range", "'[1,5)'", "string", "[1,5)"),
                new Refusal("point", "'(1,2)'", "string", "(1,2)"));
    }
}
