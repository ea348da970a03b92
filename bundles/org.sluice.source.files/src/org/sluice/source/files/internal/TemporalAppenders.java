package org.sluice.source.files.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;
import org.sluice.api.data.ColumnVector;
import org.sluice.api.data.IntVector;
import org.sluice.api.data.LongVector;
import org.sluice.api.type.DataType;

/** Appenders of dates, times and timestamps: ISO 8601 with T or a blank, or as the endpoint's formats say. */
final class TemporalAppenders {

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(java.util.Locale.ROOT);

    private static final DateTimeFormatter ZONED = new DateTimeFormatterBuilder()
            .append(LOCAL)
            .appendPattern("[' ']")
            .optionalStart()
            .appendOffset("+HH:mm:ss", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .optionalStart()
            .appendLiteral('[')
            .appendZoneRegionId()
            .appendLiteral(']')
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT);

    private TemporalAppenders() {}

    static TextAppender of(DataType type, ValueSettings settings) {
        if (type instanceof DataType.Date) {
            DateTimeFormatter format = settings.date().orElse(DateTimeFormatter.ISO_LOCAL_DATE);
            return (text, offset, length, column) ->
                    appendDate(parse(format, text, offset, length).query(TemporalQueries.localDate()), column);
        } else if (type instanceof DataType.Time time) {
            DateTimeFormatter format = settings.time().orElse(DateTimeFormatter.ISO_LOCAL_TIME);
            return (text, offset, length, column) -> appendTime(
                    parse(format, text, offset, length).query(TemporalQueries.localTime()), time.precision(), column);
        } else if (type instanceof DataType.Timestamp timestamp) {
            return timestamp(settings, timestamp.precision());
        } else if (type instanceof DataType.TimestampTz timestamp) {
            return instant(settings, timestamp.precision());
        }
        throw new IllegalArgumentException("No text stands for " + type);
    }

    private static TemporalAccessor parse(DateTimeFormatter format, char[] text, int offset, int length) {
        try {
            return format.parse(new String(text, offset, length));
        } catch (DateTimeException e) {
            throw new BadValueException("");
        }
    }

    private static void appendDate(@org.eclipse.jdt.annotation.Nullable LocalDate date, ColumnVector column) {
        if (date == null) {
            throw new BadValueException("");
        }
        ((IntVector) column).append(Math.toIntExact(date.toEpochDay()));
    }

    private static void appendTime(
            @org.eclipse.jdt.annotation.Nullable LocalTime time, int precision, ColumnVector column) {
        if (time == null) {
            throw new BadValueException("");
        }
        ((LongVector) column).append(fraction(time.toNanoOfDay(), precision));
    }

    private static TextAppender timestamp(ValueSettings settings, int precision) {
        Optional<Integer> epoch = settings.epochDigits();
        if (epoch.isPresent()) {
            return epoch(epoch.get(), precision);
        }
        DateTimeFormatter format = settings.timestamp().orElse(LOCAL);
        return (text, offset, length, column) -> {
            TemporalAccessor found = parse(format, text, offset, length);
            if (found.query(TemporalQueries.zone()) != null) {
                throw new BadValueException("it has a zone; state timestamp_tz");
            }
            append(local(found).toInstant(ZoneOffset.UTC), precision, column);
        };
    }

    private static LocalDateTime local(TemporalAccessor found) {
        LocalDate date = found.query(TemporalQueries.localDate());
        LocalTime time = found.query(TemporalQueries.localTime());
        if (date == null) {
            throw new BadValueException("it has no date");
        }
        return time == null ? date.atStartOfDay() : date.atTime(time);
    }

    private static TextAppender instant(ValueSettings settings, int precision) {
        Optional<Integer> epoch = settings.epochDigits();
        if (epoch.isPresent()) {
            return epoch(epoch.get(), precision);
        }
        DateTimeFormatter format = settings.timestamp().orElse(ZONED);
        return (text, offset, length, column) -> {
            TemporalAccessor found = parse(format, text, offset, length);
            append(instant(found, settings), precision, column);
        };
    }

    private static Instant instant(TemporalAccessor found, ValueSettings settings) {
        if (found.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(found);
        }
        ZoneId zone = found.query(TemporalQueries.zone());
        if (zone == null) {
            zone = settings.zone()
                    .orElseThrow(() -> new BadValueException("it has no zone; state the endpoint's time_zone"));
        }
        LocalDateTime local = local(found);
        if (zone.getRules().getValidOffsets(local).size() != 1) {
            throw new BadValueException("clocks in " + zone + " showed that time never or twice");
        }
        return local.atZone(zone).toInstant();
    }

    private static TextAppender epoch(int digits, int precision) {
        long perSecond = (long) Math.pow(10, digits);
        return (text, offset, length, column) -> {
            long count = TextAppenders.whole(text, offset, length);
            long nanos = Math.floorMod(count, perSecond) * (1_000_000_000L / perSecond);
            append(second(Math.floorDiv(count, perSecond), nanos), precision, column);
        };
    }

    private static Instant second(long seconds, long nanos) {
        try {
            return Instant.ofEpochSecond(seconds, nanos);
        } catch (DateTimeException e) {
            throw new BadValueException("it is out of range");
        }
    }

    private static void append(Instant instant, int precision, ColumnVector column) {
        long unit = precision <= 6 ? 1_000_000L : 1_000_000_000L;
        try {
            long seconds = Math.multiplyExact(instant.getEpochSecond(), unit);
            ((LongVector) column).append(Math.addExact(seconds, fraction(instant.getNano(), precision)));
        } catch (ArithmeticException e) {
            throw new BadValueException("it is out of range");
        }
    }

    /** Nanoseconds as the type counts them; digits that the type does not have are refused. */
    private static long fraction(long nanos, int precision) {
        long step = 1;
        for (int digit = precision; digit < 9; digit++) {
            step *= 10;
        }
        if (nanos % step != 0) {
            throw new BadValueException("it has more than " + precision + " digits after the second");
        }
        return precision <= 6 ? nanos / 1000 : nanos;
    }
}
