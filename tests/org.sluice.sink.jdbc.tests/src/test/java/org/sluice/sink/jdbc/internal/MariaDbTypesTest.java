package org.sluice.sink.jdbc.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

class MariaDbTypesTest extends TypeRoundTrips {

    @Override
    TestDatabase create() throws SQLException {
        return TestDatabase.mariaDb();
    }

    @Override
    String asText(String column) {
        return "CAST(" + column + " AS CHAR)";
    }

    @Override
    List<Case> cases() {
        List<Case> cases = new ArrayList<>(common());
        cases.addAll(List.of(
                new Case("boolean", 0, "0", 1, "1"),
                new Case("float32", 1.5, "1.5", -0.25, "-0.25"),
                new Case(
                        "float64",
                        Double.MIN_VALUE,
                        "5e-324",
                        -Double.MAX_VALUE,
                        "-1.7976931348623157e308",
                        -0.0,
                        "-0",
                        0.1,
                        "0.1"),
                new Case("binary", hex(""), "", hex("4142"), "AB"),
                new Case("time(6)", 0, "00:00:00.000000", time("23:59:59.999999"), "23:59:59.999999"),
                new Case("time(3)", time("01:02:03.004"), "01:02:03.004"),
                new Case("time(9)", 1_000L, "00:00:00.000001"),
                new Case(
                        "timestamp(6)",
                        micros("2024-01-02T03:04:05.000006"),
                        "2024-01-02 03:04:05.000006",
                        micros("1969-12-31T23:59:59.999999"),
                        "1969-12-31 23:59:59.999999",
                        micros("9999-12-31T23:59:59.999999"),
                        "9999-12-31 23:59:59.999999",
                        micros("0001-01-01T00:00:00"),
                        "0001-01-01 00:00:00.000000"),
                new Case("timestamp(3)", micros("2024-01-02T03:04:05.678"), "2024-01-02 03:04:05.678"),
                new Case("timestamp(9)", nanos("2024-01-02T03:04:05.000006"), "2024-01-02 03:04:05.000006"),
                new Case(
                        "timestamp_tz(6)",
                        micros("2024-07-02T01:04:05.000006"),
                        "2024-07-02 01:04:05.000006",
                        micros("1970-01-01T00:00:01"),
                        "1970-01-01 00:00:01.000000",
                        micros("2038-01-19T03:14:07.999999"),
                        "2038-01-19 03:14:07.999999"),
                new Case("json", "{\"b\":  1, \"a\": null}", "{\"b\":  1, \"a\": null}", "\"x\"", "\"x\"")));
        return cases;
    }

    @Override
    List<Refusal> refusals() {
        return List.of(
                new Refusal("float64", Double.NaN, "finite"),
                new Refusal("float32", Double.NEGATIVE_INFINITY, "finite"),
                new Refusal("date", day("0000-12-31"), "years 1 to 9999"),
                new Refusal("date", day("+10000-01-01"), "years 1 to 9999"),
                new Refusal("timestamp(6)", micros("+10000-01-01T00:00:00"), "years 1 to 9999"),
                new Refusal("time(9)", 1L, "microseconds"),
                new Refusal("timestamp(9)", 1_999L, "microseconds"));
    }
}
