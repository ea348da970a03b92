package org.sluice.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of their values in a column of a type. */
class ConversionTest {

    private static final ImportSettings NONE = ImportSettings.NONE;

    private static ImportPlan plan(String type, String json, ImportSettings settings) {
        ImportedState state = Examples.parse(
                "{\"bookmarks\": {\"t\": {\"replication_key\": \"c\",\n \"replication_key_value\": " + json + "}}}");
        return ImportPlanner.plan(state, List.of(Examples.unit("t", "c:" + type)), settings);
    }

    private static String text(String type, String json, ImportSettings settings) {
        ImportPlan plan = plan(type, json, settings);
        assertThat(plan.leftOut()).isEmpty();
        return plan.imports().get(0).cursor().value().text();
    }

    private static String refused(String type, String json, ImportSettings settings) {
        ImportPlan plan = plan(type, json, settings);
        assertThat(plan.imports()).isEmpty();
        assertThat(plan.leftOut().get(0).place().file()).isEqualTo("state.json");
        return plan.leftOut().get(0).reason();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int64            | 9223372036854775807   | 9223372036854775807",
                "int64            | \"42\"                | 42",
                "int32            | 42.0                  | 42",
                "int64            | 1e3                   | 1000",
                "decimal(38,9)    | 12345678901234567890123456789.000000001 | 12345678901234567890123456789.000000001",
                "decimal(10,2)    | \"-1.5\"              | -1.50",
                "string           | \" a b \"             | ` a b `",
                "uuid             | \"00112233445566778899AABBCCDDEEFF\" | 00112233-4455-6677-8899-aabbccddeeff",
                "date             | \"2024-02-29\"        | 2024-02-29",
                "date             | \"2024-02-29T00:00:00Z\" | 2024-02-29",
                "date             | \"2024-02-29 13:00:00\"  | 2024-02-29",
                "time(6)          | \"10:20:30.123456\"   | 10:20:30.123456",
                "timestamp(9)     | \"2024-02-29T10:20:30.123456789\" | 2024-02-29T10:20:30.123456789",
                "timestamp(6)     | \"2024-02-29 10:20:30.123456789\" | 2024-02-29T10:20:30.123456",
                "timestamp(0)     | \"2024-02-29 10:20:30.9\" | 2024-02-29T10:20:30",
                "timestamp(6)     | \"2024-02-29T10:20:30Z\"  | 2024-02-29T10:20:30",
                "timestamp(6)     | \"2024-02-29T10:20:30+00:00\" | 2024-02-29T10:20:30",
                "timestamp(6)     | \"2024-02-29\"        | 2024-02-29T00:00",
                "timestamp(3)     | \"2024-02-29T10:20:30,5\" | 2024-02-29T10:20:30.500",
                "timestamp_tz(9)  | \"2024-02-29T10:20:30.123456789+05:30\" | 2024-02-29T04:50:30.123456789Z",
                "timestamp_tz(6)  | \"2024-02-29 10:20:30+00\"   | 2024-02-29T10:20:30Z",
                "timestamp_tz(6)  | \"2024-02-29 10:20:30 UTC\"  | 2024-02-29T10:20:30Z",
                "timestamp_tz(6)  | \"2024-02-29T10:20:30-0200\" | 2024-02-29T12:20:30Z",
                "timestamp_tz(6)  | \"2024-02-29T10:20:30+01:00[Europe/Berlin]\" | 2024-02-29T09:20:30Z",
            })
    void valuesThatFit(String type, String json, String expected) {
        assertThat(text(type, json, NONE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int64           | 9223372036854775808     | out of range",
                "int8            | 128                     | out of range",
                "int64           | 1.5                     | decimals",
                "int64           | \"2024-01-01\"          | not a number",
                "int64           | \"\"                    | not a number",
                "int64           | 1e999999999             | out of range",
                "decimal(5,2)    | 1234.5                  | too many digits",
                "decimal(5,2)    | 1.234                   | more than 2 decimals",
                "uuid            | \"1-2-3-4-5\"           | not a value of type uuid",
                "date            | \"2024-02-30\"          | no such date",
                "date            | 19782                   | a number may count",
                "date            | \"01/02/2024\"          | ISO 8601",
                "time(6)         | \"10:20:30Z\"           | without zone",
                "timestamp(6)    | \"2024-02-29T25:00:00\" | no such date",
                "timestamp(6)    | \"2024-02-29T10:20:30+02:00\" | the column has none",
                "timestamp(9)    | \"2300-01-01T00:00:00\" | out of range",
                "timestamp_tz(6) | \"2024-02-29T10:20:30\" | no time zone",
                "timestamp_tz(6) | \"2024-02-29T10:20:30+99:00\" | no such date",
                "timestamp_tz(6) | 1709202030123           | as millis it would be 2024-02-29T10:20:30.123Z",
                "timestamp_tz(6) | \"1709202030123456\"    | as micros it would be 2024-02-29T10:20:30.123456Z",
                "timestamp(6)    | 1709202030              | as seconds it would be 2024-02-29T10:20:30Z",
                "timestamp(6)    | true                    | ISO 8601",
                "float64         | 1.5                     | cannot be a cursor",
                "boolean         | true                    | cannot be a cursor",
            })
    void valuesThatDoNot(String type, String json, String reason) {
        assertThat(refused(type, json, NONE)).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "SECONDS, 1709202030,          2024-02-29T10:20:30Z",
        "SECONDS, 1709202030.1234569,  2024-02-29T10:20:30.123456Z",
        "MILLIS,  1709202030123,       2024-02-29T10:20:30.123Z",
        "MICROS,  1709202030123456,    2024-02-29T10:20:30.123456Z",
        "NANOS,   1709202030123456789, 2024-02-29T10:20:30.123456Z",
        "MILLIS,  -1,                  1969-12-31T23:59:59.999Z",
        "MILLIS,  0,                   1970-01-01T00:00:00Z",
    })
    void numbersCountFrom1970InTheUnitThatIsSaid(ChronoUnit unit, String number, String expected) {
        ImportSettings settings = new ImportSettings(List.of(), Optional.empty(), Optional.of(unit));
        assertThat(text("timestamp_tz(6)", number, settings)).isEqualTo(expected);
        assertThat(text("timestamp_tz(6)", "\"" + number + "\"", settings)).isEqualTo(expected);
    }

    @Test
    void numbersOutOfEveryTimeAreRefused() {
        ImportSettings settings = new ImportSettings(List.of(), Optional.empty(), Optional.of(ChronoUnit.SECONDS));
        assertThat(refused("timestamp_tz(6)", "99999999999999999999999999", settings))
                .contains("out of range");
        assertThat(refused("timestamp_tz(6)", "1e99", settings)).contains("out of range");
        assertThat(refused("timestamp_tz(6)", "1e999999999", settings)).contains("ISO 8601");
        assertThat(refused("timestamp_tz(6)", "\"" + "9".repeat(1_000_000) + "\"", settings))
                .contains("too long");
        assertThat(refused("decimal(38,0)", "\"" + "9".repeat(1_000_000) + "\"", settings))
                .contains("too long");
    }

    /** At the change of the clocks the earlier instant is taken: rows are read again rather than passed over. */
    @ParameterizedTest
    @CsvSource({
        "2024-06-01T12:00:00, 2024-06-01T10:00:00Z",
        "2024-12-01T12:00:00, 2024-12-01T11:00:00Z",
        "2024-10-27T02:30:00, 2024-10-27T00:30:00Z",
        "2024-03-31T02:30:00, 2024-03-31T00:30:00Z",
    })
    void aZoneThatIsSaidCountsWhereNoneIsWritten(String local, String expected) {
        ImportSettings settings =
                new ImportSettings(List.of(), Optional.of(ZoneId.of("Europe/Berlin")), Optional.empty());
        assertThat(text("timestamp_tz(6)", "\"" + local + "\"", settings)).isEqualTo(expected);
        assertThat(text("timestamp_tz(6)", "\"" + local + "Z\"", settings)).isEqualTo(local + "Z");
    }

    @Test
    void everyAssumptionIsSaid() {
        assertThat(plan("timestamp(0)", "\"2024-02-29T10:20:30.9Z\"", NONE)
                        .imports()
                        .get(0)
                        .warnings())
                .anyMatch(warning -> warning.contains("rounded down"))
                .anyMatch(warning -> warning.contains("UTC, is left out"));
        assertThat(plan("date", "\"2024-02-29T10:20:30\"", NONE)
                        .imports()
                        .get(0)
                        .warnings())
                .anyMatch(warning -> warning.contains("time of day is left out"));
    }

    @Test
    void longValuesAreShortenedInMessages() {
        assertThat(refused("int64", "\"" + "x".repeat(5000) + "\"", NONE)).hasSizeLessThan(200);
    }

    @Test
    void aColumnWhoseTypeNobodyKnowsIsNotGuessed() {
        ImportedState state = Examples.parse("{\"bookmarks\": {\"t\": {\"c\": 1}}}");
        ImportPlan plan = Examples.plan(state, Examples.unit("t", "c"));
        assertThat(plan.leftOut().get(0).reason()).contains("type of 'c' is not known", "columns:");
    }
}
