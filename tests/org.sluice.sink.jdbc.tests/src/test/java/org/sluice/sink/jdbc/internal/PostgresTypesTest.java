package org.sluice.sink.jdbc.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

class PostgresTypesTest extends TypeRoundTrips {

    @Override
    TestDatabase create() throws SQLException {
        return TestDatabase.postgres();
    }

    @Override
    String asText(String column) {
        return column + "::text";
    }

    @Override
    List<Case> cases() {
        List<Case> cases = new ArrayList<>(common());
        cases.addAll(List.of(
                new Case("boolean", 0, "false", 1, "true"),
                new Case(
                        "float32",
                        Double.NaN,
                        "NaN",
                        Double.NEGATIVE_INFINITY,
                        "-Infinity",
                        (double) Float.MIN_VALUE,
                        "1e-45",
                        (double) Float.MAX_VALUE,
                        "3.4028235e+38",
                        -0.0,
                        "-0"),
                new Case(
                        "float64",
                        Double.NaN,
                        "NaN",
                        Double.POSITIVE_INFINITY,
                        "Infinity",
                        Double.MIN_VALUE,
                        "5e-324",
                        -Double.MAX_VALUE,
                        "-1.7976931348623157e+308",
                        -0.0,
                        "-0",
                        0.1,
                        "0.1"),
                new Case("binary", hex(""), "\\x", hex("00ff5c"), "\\x00ff5c"),
                new Case("date", day("-4712-01-01"), "4713-01-01 BC", day("+12000-01-01"), "12000-01-01"),
                new Case(
                        "time(6)",
                        0,
                        "00:00:00",
                        time("23:59:59.999999"),
                        "23:59:59.999999",
                        86_400_000_000L,
                        "24:00:00"),
                new Case("time(3)", time("01:02:03.004"), "01:02:03.004"),
                new Case("time(9)", 1_000L, "00:00:00.000001"),
                new Case(
                        "timestamp(6)",
                        micros("2024-01-02T03:04:05.000006"),
                        "2024-01-02 03:04:05.000006",
                        micros("1969-12-31T23:59:59.999999"),
                        "1969-12-31 23:59:59.999999",
                        micros("0001-01-01T00:00:00"),
                        "0001-01-01 00:00:00",
                        micros("-4712-01-01T00:00:00"),
                        "4713-01-01 00:00:00 BC",
                        micros("+294246-12-31T23:59:59.999999"),
                        "294246-12-31 23:59:59.999999"),
                new Case("timestamp(3)", micros("2024-01-02T03:04:05.678"), "2024-01-02 03:04:05.678"),
                new Case("timestamp(9)", nanos("2024-01-02T03:04:05.000006"), "2024-01-02 03:04:05.000006"),
                new Case(
                        "timestamp_tz(6)",
                        micros("2024-07-02T01:04:05.000006"),
                        "2024-07-02 01:04:05.000006+00",
                        micros("1883-11-18T12:00:00"),
                        "1883-11-18 12:00:00+00"),
                new Case("timestamp_tz(9)", nanos("1969-12-31T23:59:59.999999"), "1969-12-31 23:59:59.999999+00"),
                new Case("json", "{\"b\":  1, \"a\": null}", "{\"b\":  1, \"a\": null}", "\"x\"", "\"x\"")));
        return cases;
    }

    @Override
    List<Refusal> refusals() {
        return List.of(
                new Refusal("string", "a\0b", "0x00"),
                new Refusal("string", new byte[] {(byte) 0xC3, 0x28}, "0xc3"),
                new Refusal("json", "{", "json"),
                new Refusal("date", day("-4713-01-01"), "4713 BC"),
                new Refusal("date", Integer.MAX_VALUE, "5874897"),
                new Refusal("time(9)", 1L, "microseconds"),
                new Refusal("time(6)", 86_400_000_001L, "time out of range"),
                new Refusal("timestamp(9)", 1_999L, "microseconds"),
                new Refusal("timestamp(6)", Long.MIN_VALUE, "4713 BC"),
                new Refusal("timestamp_tz(6)", Long.MAX_VALUE, "294276"),
                new Refusal("decimal(5,2)", decimal("1000.00"), "numeric field overflow"));
    }
}
