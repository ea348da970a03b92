package org.sluice.project.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a unit is due. */
class ScheduleTest {

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static List<String> next(Schedule schedule, String after, int count) {
        List<String> times = new ArrayList<>();
        Instant time = at(after);
        for (int i = 0; i < count; i++) {
            time = schedule.next(time).orElseThrow();
            times.add(time.toString());
        }
        return times;
    }

    @Test
    void anIntervalLiesOnAGridThatDoesNotMoveWithTheRuns() {
        Schedule quarter = new Interval(Duration.ofMinutes(15));
        assertThat(next(quarter, "2026-03-01T10:00:03Z", 2))
                .containsExactly("2026-03-01T10:15:00Z", "2026-03-01T10:30:00Z");
        assertThat(quarter.due(Optional.of(at("2026-03-01T10:00:03Z")), at("2026-03-01T10:14:59Z")))
                .isFalse();
        assertThat(quarter.due(Optional.of(at("2026-03-01T10:00:03Z")), at("2026-03-01T10:15:00Z")))
                .isTrue();
    }

    @Test
    void whatNeverRanIsDueAtOnce() {
        assertThat(new Interval(Duration.ofDays(1)).due(Optional.empty(), at("2026-03-01T10:00:00Z")))
                .isTrue();
    }

    /** However many times have passed, and whenever somebody looks, one run catches up. */
    @Test
    void timesThatPassedUnnoticedCountAsOne() {
        Random random = new Random(20261123);
        for (int i = 0; i < 1_000; i++) {
            Schedule schedule = random.nextBoolean()
                    ? new Interval(Duration.ofMinutes(1 + random.nextInt(3_000)))
                    : Cron.parse(random.nextInt(60) + " */" + (1 + random.nextInt(6)) + " * * *", "Europe/Berlin");
            Instant ran = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));
            Instant now = ran.plusSeconds(1 + random.nextInt(10_000_000));
            boolean passed = !schedule.next(ran).orElseThrow().isAfter(now);
            assertThat(schedule.due(Optional.of(ran), now)).isEqualTo(passed);
            assertThat(schedule.due(Optional.of(now), now)).isFalse();
            assertThat(schedule.next(now).orElseThrow()).isAfter(now);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 6 * * 1-5     | UTC           | 2026-03-06T07:00:00Z | 2026-03-09T06:00:00Z",
                "0 6 * * MON-FRI | Europe/Berlin | 2026-03-06T07:00:00Z | 2026-03-09T05:00:00Z",
                "*/20 8-9 * * *  | UTC           | 2026-03-06T09:40:00Z | 2026-03-07T08:00:00Z",
                "0 0 1 * *       | UTC           | 2026-03-06T09:40:00Z | 2026-04-01T00:00:00Z",
                "@daily          | America/New_York | 2026-01-06T09:40:00Z | 2026-01-07T05:00:00Z",
                "0 0 29 2 *      | UTC           | 2026-03-06T09:40:00Z | 2028-02-29T00:00:00Z",
                // a day fits either of the two day fields
                "0 0 13 * 5      | UTC           | 2026-03-06T09:40:00Z | 2026-03-13T00:00:00Z",
                "0 0 14 * 0      | UTC           | 2026-03-06T09:40:00Z | 2026-03-08T00:00:00Z",
            })
    void cronFieldsAreReadAsInACrontab(String fields, String zone, String after, String expected) {
        assertThat(next(Cron.parse(fields, zone), after, 1)).containsExactly(expected);
    }

    /** 2026-03-29 has no 02:30 in Berlin, and 2026-10-25 has two. */
    @Test
    void changesOfTheClocksNeitherLoseNorDoubleATime() {
        Schedule night = Cron.parse("30 2 * * *", "Europe/Berlin");
        assertThat(next(night, "2026-03-28T12:00:00Z", 2)).hasSize(2).satisfies(times -> {
            assertThat(times.get(0)).startsWith("2026-03-29T01:");
            assertThat(times.get(1)).isEqualTo("2026-03-30T00:30:00Z");
        });
        assertThat(next(night, "2026-10-24T12:00:00Z", 2)).hasSize(2).satisfies(times -> {
            assertThat(times.get(0)).startsWith("2026-10-25T0");
            assertThat(times.get(1)).isEqualTo("2026-10-26T01:30:00Z");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "6", "0 25 * * *", "0 6 * *", "0 6 * * 1-5 2026", "every day", "@sometimes", "61 * * * *"})
    void whatIsNoCrontabIsRefused(String fields) {
        assertThatThrownBy(() -> Cron.parse(fields, "UTC"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("null");
    }

    @Test
    void anUnknownZoneIsRefused() {
        assertThatThrownBy(() -> Cron.parse("0 6 * * *", "Europe/Bärlin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Europe/Bärlin");
    }

    @Test
    void anIntervalTakesWholeMinutes() {
        assertThatThrownBy(() -> new Interval(Duration.ofSeconds(30))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(Duration.ofSeconds(90))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Interval(Duration.ofMinutes(90)).words()).isEqualTo("every 90 min");
        assertThat(new Interval(Duration.ofHours(24)).words()).isEqualTo("every 24 h");
        assertThat(new Interval(Duration.ofDays(7)).words()).isEqualTo("every 7 days");
    }
}
