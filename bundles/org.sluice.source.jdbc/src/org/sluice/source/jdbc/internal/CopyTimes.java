package org.sluice.source.jdbc.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.sluice.api.type.DataType;

/**
 * Decoders of PostgreSQL's dates and times, which count from 2000-01-01; the ends of the number range are the
 * infinities. What is not plain goes through the objects of the cursor path, and so is refused in the same words.
 */
final class CopyTimes {

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final int FIRST_EPOCH_DAY = (int) FIRST_DAY.toEpochDay();
    private static final long FIRST_MICROS = FIRST_EPOCH_DAY * 86_400_000_000L;
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int MICRO_DIGITS = 6;

    private CopyTimes() {}

    static CopyDecoder date(String column) {
        return (data, at, length, i, batch) -> {
            int day = BigEndian.int32(data, at);
            if (day == Integer.MAX_VALUE || day == Integer.MIN_VALUE) {
                ColumnAppenders.date(column, day > 0 ? LocalDate.MAX : LocalDate.MIN, i, batch);
            } else {
                batch.ints(i).append(day + FIRST_EPOCH_DAY);
            }
        };
    }

    static CopyDecoder time(String column, DataType.Time type) {
        long step = step(type.precision());
        long unit = unit(type.precision());
        return (data, at, length, i, batch) -> {
            long micros = BigEndian.int64(data, at);
            if (micros == DAY_MICROS || micros % step != 0) {
                ColumnAppenders.time(column, type, localTime(micros), i, batch);
            } else {
                batch.longs(i).append(micros * unit);
            }
        };
    }

    private static LocalTime localTime(long micros) {
        return micros == DAY_MICROS ? LocalTime.MAX : LocalTime.ofNanoOfDay(micros * 1000);
    }

    /** With a zone or without: the server sends UTC. */
    static CopyDecoder timestamp(String column, DataType type) {
        int precision = type instanceof DataType.Timestamp plain
                ? plain.precision()
                : ((DataType.TimestampTz) type).precision();
        long step = step(precision);
        long unit = unit(precision);
        long limit = Long.MAX_VALUE / unit - FIRST_MICROS;
        return (data, at, length, i, batch) -> {
            long micros = BigEndian.int64(data, at);
            if (micros > limit || micros < -limit || micros % step != 0) {
                ColumnAppenders.timestamp(column, type, precision, dateTime(micros), i, batch);
            } else {
                batch.longs(i).append((micros + FIRST_MICROS) * unit);
            }
        };
    }

    private static LocalDateTime dateTime(long micros) {
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            return micros > 0 ? LocalDateTime.MAX : LocalDateTime.MIN;
        }
        return FIRST_DAY.atStartOfDay().plus(micros, ChronoUnit.MICROS);
    }

    /** Microseconds of the last digit that the type has. */
    private static long step(int precision) {
        long step = 1;
        for (int digit = precision; digit < MICRO_DIGITS; digit++) {
            step *= 10;
        }
        return step;
    }

    private static long unit(int precision) {
        return precision <= MICRO_DIGITS ? 1 : 1000;
    }
}
