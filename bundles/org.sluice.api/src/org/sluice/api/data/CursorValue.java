package org.sluice.api.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sluice.api.type.DataType;

/**
 * A position in a cursor column: its type, and its value at full precision in a canonical text (ISO 8601 for dates and
 * times, plain digits for numbers). Compared as the type, never as text.
 */
public record CursorValue(DataType type, String text) implements Comparable<CursorValue> {

    private static final Pattern DAY = Pattern.compile("[+-]?\\d{4,}-\\d\\d-\\d\\d");

    /** Refuses a text that is not of the type, and types that have no order. */
    public CursorValue {
        key(type, text);
    }

    /** Whether columns of a type can serve as cursor. */
    public static boolean supports(DataType type) {
        return type instanceof DataType.Int
                || type instanceof DataType.Decimal
                || type instanceof DataType.Date
                || type instanceof DataType.Time
                || type instanceof DataType.Timestamp
                || type instanceof DataType.TimestampTz
                || type instanceof DataType.Text
                || type instanceof DataType.Uuid;
    }

    /**
     * A value as people write it: a day stands for its beginning (in UTC where the type has a zone), a blank may stand in
     * place of the T, and a zone may be an offset.
     *
     * @throws IllegalArgumentException when it is not of the type
     */
    public static CursorValue parse(DataType type, String written) {
        try {
            return new CursorValue(type, written);
        } catch (IllegalArgumentException notCanonical) {
            try {
                return lenient(type, written.strip());
            } catch (java.time.format.DateTimeParseException e) {
                notCanonical.addSuppressed(e);
                throw notCanonical;
            }
        }
    }

    private static CursorValue lenient(DataType type, String text) {
        if (type instanceof DataType.Timestamp) {
            return new CursorValue(type, beginning(text).toString());
        } else if (type instanceof DataType.TimestampTz) {
            return new CursorValue(type, instant(text).toString());
        }
        return new CursorValue(type, text);
    }

    private static LocalDateTime beginning(String text) {
        return DAY.matcher(text).matches()
                ? LocalDate.parse(text).atStartOfDay()
                : LocalDateTime.parse(text.replace(' ', 'T'));
    }

    private static Instant instant(String text) {
        return DAY.matcher(text).matches()
                ? beginning(text).toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
    }

    /** The value at a row of a batch, which must not be null. */
    public static CursorValue at(ColumnBatch batch, int column, int row) {
        DataType type = batch.schema().field(column).type();
        return switch (type.storage()) {
            case INT -> ofLong(type, batch.ints(column).get(row));
            case LONG -> ofLong(type, batch.longs(column).get(row));
            case BYTES -> ofBytes(type, batch.bytes(column).get(row));
            case DOUBLE, NESTED ->
                throw new IllegalArgumentException("A column of type " + type + " cannot be a cursor");
        };
    }

    /** From the form that {@code int} and {@code long} columns hold. */
    public static CursorValue ofLong(DataType type, long value) {
        String text;
        if (type instanceof DataType.Decimal decimal) {
            text = BigDecimal.valueOf(value, decimal.scale()).toPlainString();
        } else if (type instanceof DataType.Date) {
            text = LocalDate.ofEpochDay(value).toString();
        } else if (type instanceof DataType.Time time) {
            text = LocalTime.ofNanoOfDay(time.precision() <= 6 ? Math.multiplyExact(value, 1000L) : value)
                    .toString();
        } else if (type instanceof DataType.Timestamp timestamp) {
            text = dateTime(value, timestamp.precision()).toString();
        } else if (type instanceof DataType.TimestampTz timestamp) {
            text = dateTime(value, timestamp.precision())
                    .toInstant(ZoneOffset.UTC)
                    .toString();
        } else {
            text = Long.toString(value);
        }
        return new CursorValue(type, text);
    }

    private static CursorValue ofBytes(DataType type, byte[] bytes) {
        if (type instanceof DataType.Decimal decimal) {
            return new CursorValue(type, new BigDecimal(new BigInteger(bytes), decimal.scale()).toPlainString());
        }
        if (type instanceof DataType.Uuid) {
            java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(bytes);
            return new CursorValue(type, new UUID(buffer.getLong(), buffer.getLong()).toString());
        }
        return new CursorValue(type, new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * The form that {@code int} and {@code long} columns hold.
     *
     * @throws IllegalArgumentException for a type of other storage
     */
    public long toLong() {
        if (type instanceof DataType.Decimal decimal) {
            return new BigDecimal(text)
                    .setScale(decimal.scale())
                    .unscaledValue()
                    .longValueExact();
        } else if (type instanceof DataType.Date) {
            return LocalDate.parse(text).toEpochDay();
        } else if (type instanceof DataType.Time time) {
            long nanos = LocalTime.parse(text).toNanoOfDay();
            return time.precision() <= 6 ? nanos / 1000 : nanos;
        } else if (type instanceof DataType.Timestamp timestamp) {
            return units(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC), timestamp.precision());
        } else if (type instanceof DataType.TimestampTz timestamp) {
            return units(Instant.parse(text), timestamp.precision());
        } else if (type instanceof DataType.Int) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException("A value of type " + type + " is not held as a number");
    }

    private static long units(Instant instant, int precision) {
        long unit = precision <= 6 ? 1_000_000L : 1_000_000_000L;
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), unit), instant.getNano() / (1_000_000_000L / unit));
    }

    private static LocalDateTime dateTime(long value, int precision) {
        long unit = precision <= 6 ? 1_000_000L : 1_000_000_000L;
        long nanos = Math.floorMod(value, unit) * (1_000_000_000L / unit);
        return LocalDateTime.ofEpochSecond(Math.floorDiv(value, unit), (int) nanos, ZoneOffset.UTC);
    }

    /** The value so much earlier; empty where the type is not one of dates or timestamps. A day's part counts as a day. */
    public Optional<CursorValue> minus(Duration duration) {
        if (type instanceof DataType.Timestamp) {
            return Optional.of(new CursorValue(
                    type, LocalDateTime.parse(text).minus(duration).toString()));
        } else if (type instanceof DataType.TimestampTz) {
            return Optional.of(
                    new CursorValue(type, Instant.parse(text).minus(duration).toString()));
        } else if (type instanceof DataType.Date) {
            long days = duration.plusDays(1).minusNanos(1).toDays();
            return Optional.of(
                    new CursorValue(type, LocalDate.parse(text).minusDays(days).toString()));
        }
        return Optional.empty();
    }

    /** Whether it is a date or timestamp behind an instant; those without a zone count as UTC. */
    public boolean isAfter(Instant instant) {
        if (type instanceof DataType.Timestamp) {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).isAfter(instant);
        } else if (type instanceof DataType.TimestampTz) {
            return Instant.parse(text).isAfter(instant);
        } else if (type instanceof DataType.Date) {
            return LocalDate.parse(text)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .isAfter(instant);
        }
        return false;
    }

    @Override
    public int compareTo(CursorValue other) {
        if (!type.getClass().equals(other.type.getClass())) {
            throw new IllegalArgumentException("Cursors of type " + type + " and " + other.type + " have no order");
        }
        return compare(key(type, text), key(other.type, other.text));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Comparable a, Comparable b) {
        return a.compareTo(b);
    }

    private static Comparable<?> key(DataType type, String text) {
        try {
            if (type instanceof DataType.Int || type instanceof DataType.Decimal) {
                return new BigDecimal(text);
            } else if (type instanceof DataType.Date) {
                return LocalDate.parse(text);
            } else if (type instanceof DataType.Time) {
                return LocalTime.parse(text);
            } else if (type instanceof DataType.Timestamp) {
                return LocalDateTime.parse(text);
            } else if (type instanceof DataType.TimestampTz) {
                return Instant.parse(text);
            } else if (type instanceof DataType.Text || type instanceof DataType.Uuid) {
                return text;
            }
        } catch (java.time.format.DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a value of type " + type, e);
        }
        throw new IllegalArgumentException("A column of type " + type + " cannot be a cursor");
    }
}
