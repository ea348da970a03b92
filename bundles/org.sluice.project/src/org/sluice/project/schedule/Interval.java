package org.sluice.project.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Times that are equally far apart, counted from the beginning of 1970 in UTC: every 15 minutes is at the quarters of the
 * hour, every 24 hours at midnight UTC.
 *
 * @param length whole minutes, at least one
 */
public record Interval(Duration length) implements Schedule {

    /** Refuses what no scheduler keeps. */
    public Interval {
        if (length.compareTo(Duration.ofMinutes(1)) < 0 || length.toSeconds() % 60 != 0 || length.getNano() != 0) {
            throw new IllegalArgumentException("an interval takes whole minutes, and at least one");
        }
    }

    @Override
    public Optional<Instant> next(Instant after) {
        long seconds = length.toSeconds();
        return Optional.of(Instant.ofEpochSecond((Math.floorDiv(after.getEpochSecond(), seconds) + 1) * seconds));
    }

    @Override
    public String words() {
        if (length.toHours() >= 48 && length.toMinutes() % (24 * 60) == 0) {
            return "every " + length.toDays() + " days";
        } else if (length.toMinutes() >= 60 && length.toMinutes() % 60 == 0) {
            return "every " + length.toHours() + " h";
        }
        return "every " + length.toMinutes() + " min";
    }
}
