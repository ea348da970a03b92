package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.sluice.api.source.Source;

class H2TypesTest extends TypeMatrix {

    private static final String URL = "jdbc:h2:mem:types;DB_CLOSE_DELAY=-1";

    @BeforeAll
    static void start() throws SQLException {
        DriverManager.getConnection(URL).close();
    }

    @Override
    Source source() {
        return Reading.open("h2", Map.of("url", URL));
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection(URL);
    }

    @Override
    String schema() {
        return "PUBLIC";
    }

    @Override
    String quotedName() {
        return "'V'";
    }

    @Override
    String longText() {
        return "CLOB";
    }

    @Override
    List<Case> cases() {
        return List.of(
                Case.of("BOOLEAN", "boolean", "TRUE", "true"),
                Case.of("TINYINT", "int8", "-128", "-128"),
                Case.of("SMALLINT", "int16", "32767", "32767"),
                Case.of("INTEGER", "int32", "-2147483648", "-2147483648"),
                Case.of("BIGINT", "int64", "9223372036854775807", "9223372036854775807"),
                Case.of("REAL", "float32", "1.5", "1.5"),
                Case.of("DOUBLE PRECISION", "float64", "'NaN'", "NaN", "0.1", "0.1"),
                Case.of("NUMERIC(18,4)", "decimal(18,4)", "-99999999999999.9999", "-99999999999999.9999"),
                Case.of(
                        "NUMERIC(38,0)",
                        "decimal(38,0)",
                        "12345678901234567890123456789012345678",
                        "12345678901234567890123456789012345678"),
                Case.of("VARCHAR(20)", "string", "''", "", "'ä€😀'", "ä€😀"),
                Case.of("CHAR(4)", "string", "'ab'", "ab  "),
                Case.of("CLOB", "string", "'long'", "long"),
                Case.of("VARBINARY(10)", "binary", "X'00ff'", "00ff"),
                Case.of("BLOB", "binary", "X'01'", "01"),
                Case.of("DATE", "date", "DATE '2024-02-29'", "2024-02-29", "DATE '-0043-03-15'", "-0043-03-15"),
                Case.of("TIME(9)", "time(9)", "TIME '23:59:59.999999999'", "23:59:59.999999999"),
                Case.of("TIME(0)", "time(0)", "TIME '12:00:01'", "12:00:01"),
                Case.of(
                        "TIMESTAMP(6)",
                        "timestamp(6)",
                        "TIMESTAMP '2024-01-02 03:04:05.000006'",
                        "2024-01-02T03:04:05.000006"),
                Case.of(
                        "TIMESTAMP(9)",
                        "timestamp(9)",
                        "TIMESTAMP '2024-01-02 03:04:05.000000007'",
                        "2024-01-02T03:04:05.000000007"),
                Case.of(
                        "TIMESTAMP(9) WITH TIME ZONE", "timestamp_tz(9)",
                        "TIMESTAMP WITH TIME ZONE '2024-07-02 03:04:05.000000007+02:00'",
                                "2024-07-02T01:04:05.000000007Z"),
                Case.of(
                        "UUID",
                        "uuid",
                        "UUID '00000000-0000-0000-0000-000000000001'",
                        "00000000-0000-0000-0000-000000000001"),
                Case.of("JSON", "json", "JSON '{\"a\":1}'", "{\"a\":1}"),
                Case.of("ENUM('a', 'b')", "string", "'b'", "b"));
    }

    @Override
    List<Refusal> refusals() {
        return List.of(
                new Refusal("DECFLOAT(20)", "1.25", "string", "1.25"),
                new Refusal("TIMESTAMP(9)", "TIMESTAMP '1000-01-01 00:00:00'", "string", "1000-01-01 00:00:00"),
                new Refusal("TIME WITH TIME ZONE", "TIME WITH TIME ZONE '12:00:00+02:00'", "string", "12:00:00+02"),
                new Refusal("INTEGER ARRAY", "ARRAY[1, 2]", "string", "[1, 2]"));
    }
}
