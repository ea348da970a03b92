package org.sluice.sink.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

class H2TypesTest extends TypeRoundTrips {

    @Override
    TestDatabase create() {
        return TestDatabase.h2();
    }

    @Override
    String asText(String column) {
        return "CAST(" + column + " AS VARCHAR)";
    }

    @Override
    List<Case> cases() {
        List<Case> cases = new ArrayList<>(common());
        cases.addAll(List.of(
                new Case("boolean", 0, "FALSE", 1, "TRUE"),
                new Case(
                        "float32",
                        Double.NaN,
                        "NaN",
                        Double.NEGATIVE_INFINITY,
                        "-Infinity",
                        (double) Float.MIN_VALUE,
                        "1.4E-45",
                        (double) Float.MAX_VALUE,
                        "3.4028235E38"),
                new Case(
                        "float64",
                        Double.NaN,
                        "NaN",
                        Double.POSITIVE_INFINITY,
                        "Infinity",
                        Double.MIN_VALUE,
                        "4.9E-324",
                        -Double.MAX_VALUE,
                        "-1.7976931348623157E308",
                        // The database has no negative zero.
                        -0.0,
                        "0.0"),
                new Case("binary", hex("414200"), "AB\0"),
                new Case("date", day("-4712-01-01"), "-4712-01-01", day("+12000-01-01"), "12000-01-01"),
                new Case("time(6)", 0, "00:00:00", time("23:59:59.999999"), "23:59:59.999999"),
                new Case("time(9)", 86_399_999_999_999L, "23:59:59.999999999"),
                new Case(
                        "timestamp(6)",
                        micros("2024-01-02T03:04:05.000006"),
                        "2024-01-02 03:04:05.000006",
                        micros("1969-12-31T23:59:59.999999"),
                        "1969-12-31 23:59:59.999999",
                        micros("0001-01-01T00:00:00"),
                        "0001-01-01 00:00:00"),
                new Case("timestamp(9)", nanos("2024-01-02T03:04:05.000000007"), "2024-01-02 03:04:05.000000007"),
                new Case("timestamp_tz(6)", micros("2024-07-02T01:04:05.000006"), "2024-07-02 01:04:05.000006+00"),
                new Case("timestamp_tz(9)", nanos("1969-12-31T23:59:59.999999999"), "1969-12-31 23:59:59.999999999+00"),
                new Case("json", "{\"b\":  1, \"a\": null}", "{\"b\":1,\"a\":null}", "\"x\"", "\"x\"")));
        return cases;
    }

    @Override
    List<Refusal> refusals() {
        return List.of(
                new Refusal("json", "{", "Data conversion error"),
                new Refusal("decimal(5,2)", decimal("1000.00"), "too long"));
    }

    @Override
    void assertPlace(String message) {
        assertThat(message).contains("Rows 3 to 3 of slice 7");
    }
}
