package org.sluice.source.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.Source;
import org.sluice.testkit.db.MariaDbServer;

class MariaDbTypesTest extends TypeMatrix {

    private static MariaDbServer server;
    private static String database;

    @BeforeAll
    static void start() throws SQLException {
        server = MariaDbServer.shared();
        database = server.createDatabase("types");
    }

    private Source source(String zeroDates) {
        return Reading.open(
                "mariadb",
                Map.of(
                        "host",
                        server.host(),
                        "port",
                        server.port(),
                        "database",
                        database,
                        "user",
                        MariaDbServer.ADMIN,
                        "password",
                        MariaDbServer.PASSWORD,
                        "zero_dates",
                        zeroDates));
    }

    @Override
    Source source() {
        return source("refuse");
    }

    @Override
    Connection connect() throws SQLException {
        Connection connection = server.connect(database);
        try (var statement = connection.createStatement()) {
            // Lets zero dates in, as old data has them; and instants are written in UTC here.
            statement.execute("SET sql_mode = '', time_zone = '+00:00'");
        }
        return connection;
    }

    @Override
    String schema() {
        return database;
    }

    @Override
    String longText() {
        return "longtext";
    }

    @Override
    List<Case> cases() {
        return List.of(
                Case.of("tinyint", "int8", "-128", "-128", "127", "127"),
                Case.of("tinyint(1)", "int8", "1", "1", "7", "7"),
                Case.of("tinyint unsigned", "int16", "255", "255"),
                Case.of("smallint", "int16", "-32768", "-32768"),
                Case.of("smallint unsigned", "int32", "65535", "65535"),
                Case.of("mediumint", "int32", "-8388608", "-8388608"),
                Case.of("int", "int32", "-2147483648", "-2147483648"),
                Case.of("int unsigned", "int64", "4294967295", "4294967295"),
                Case.of("bigint", "int64", "-9223372036854775808", "-9223372036854775808"),
                Case.of("bigint unsigned", "decimal(20,0)", "18446744073709551615", "18446744073709551615"),
                Case.of("float", "float32", "1.5", "1.5"),
                Case.of("double", "float64", "0.1", "0.1"),
                Case.of("decimal(18,4)", "decimal(18,4)", "-99999999999999.9999", "-99999999999999.9999"),
                Case.of(
                        "decimal(38,10)",
                        "decimal(38,10)",
                        "1234567890123456789012345678.0123456789",
                        "1234567890123456789012345678.0123456789"),
                Case.of("varchar(20) character set utf8mb4", "string", "''", "", "'ä€😀'", "ä€😀"),
                Case.of("char(5)", "string", "'ab'", "ab"),
                Case.of("text character set utf8mb4", "string", "'x'", "x"),
                Case.of("varbinary(10)", "binary", "x'00ff'", "00ff", "''", ""),
                Case.of("blob", "binary", "x'01'", "01"),
                Case.of(
                        "date",
                        "date",
                        "'2024-02-29'",
                        "2024-02-29",
                        "'9999-12-31'",
                        "9999-12-31",
                        "'1000-01-01'",
                        "1000-01-01"),
                Case.of("time(6)", "time(6)", "'23:59:59.999999'", "23:59:59.999999", "'00:00:00'", "00:00"),
                Case.of(
                        "datetime(6)",
                        "timestamp(6)",
                        "'2024-01-02 03:04:05.000006'",
                        "2024-01-02T03:04:05.000006",
                        "'1000-01-01 00:00:00'",
                        "1000-01-01T00:00"),
                Case.of("datetime", "timestamp(6)", "'2024-01-02 03:04:05'", "2024-01-02T03:04:05"),
                Case.of(
                        "timestamp(6) null",
                        "timestamp_tz(6)",
                        "'2024-01-02 03:04:05.000006'",
                        "2024-01-02T03:04:05.000006Z"),
                Case.of("year", "int16", "2024", "2024"),
                Case.of("bit(1)", "boolean", "b'1'", "true", "b'0'", "false"),
                Case.of("enum('a','b')", "string", "'b'", "b"),
                Case.of("set('a','b')", "string", "'a,b'", "a,b"));
    }

    @Override
    List<Refusal> refusals() {
        return List.of(
                new Refusal("date", "'0000-00-00'", "string", "0000-00-00"),
                new Refusal("datetime", "'2024-00-10 00:00:00'", "string", "2024-00-10 00:00:00"),
                new Refusal("time", "'-100:00:00'", "string", "-100:00:00"),
                new Refusal("decimal(65,2)", "1.25", "string", "1.25"),
                new Refusal("point", "POINT(1, 2)", "", ""));
    }

    @Test
    void aZeroDateIsNullWhereTheEndpointSaysSo() throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE zero (n INT PRIMARY KEY, v DATE NOT NULL)");
            statement.execute("INSERT INTO zero VALUES (1, '0000-00-00')");
            statement.execute("ALTER TABLE zero MODIFY v DATE NULL");
        }
        try (Source source = source("null")) {
            assertThat(Reading.rows(source, Reading.request(database + ".zero", Map.of())))
                    .containsExactly(List.of("1", "null"));
        }
    }

    @Test
    void aWrongPasswordIsSaidAtOnceAndNeverShown() {
        try (Source source = Reading.open(
                "mariadb",
                Map.of(
                        "host",
                        server.host(),
                        "port",
                        server.port(),
                        "database",
                        database,
                        "user",
                        MariaDbServer.ADMIN,
                        "password",
                        "s3cret-word"))) {
            assertThatThrownBy(source::test).isInstanceOfSatisfying(SluiceException.class, e -> {
                assertThat(e.problem().code()).isEqualTo(ProblemCode.E_AUTH_INVALID);
                assertThat(e).hasMessageNotContaining("s3cret-word");
            });
        }
    }

    @Test
    void aTableThatDoesNotExistIsNamedWithTheClosest() throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (n INT PRIMARY KEY)");
        }
        try (Source source = source()) {
            assertThatThrownBy(() -> source.plan(Reading.request(database + ".ordres", Map.of())))
                    .hasMessageContaining(database + ".orders");
        }
    }
}
