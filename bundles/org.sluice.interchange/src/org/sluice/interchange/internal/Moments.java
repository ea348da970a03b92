package org.sluice.interchange.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.DataType;

/** Dates and times as most tools write them: with seconds, and an instant with {@code Z}. */
final class Moments {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(java.util.Locale.ROOT);

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(TIME)
            .toFormatter(java.util.Locale.ROOT);

    private Moments() {}

    /** Every digit of a timestamp or time of day. */
    static String written(CursorValue value) {
        if (value.type() instanceof DataType.Time) {
            return LocalTime.parse(value.text()).format(TIME);
        } else if (value.type() instanceof DataType.TimestampTz) {
            return Instant.parse(value.text()).atOffset(ZoneOffset.UTC).format(LOCAL) + "Z";
        }
        return LocalDateTime.parse(value.text()).format(LOCAL);
    }

    /** With so many digits of a second at the most. */
    static String truncated(String text, int digits) {
        return text.replaceFirst("(\\.\\d{" + digits + "})\\d+", "$1").replaceFirst("\\.0+(?!\\d)", "");
    }

    /** Seconds and nanoseconds since 1970, of a timestamp without zone as if it were UTC. */
    static Instant instant(CursorValue value) {
        return value.type() instanceof DataType.TimestampTz
                ? Instant.parse(value.text())
                : LocalDateTime.parse(value.text()).toInstant(ZoneOffset.UTC);
    }
}
