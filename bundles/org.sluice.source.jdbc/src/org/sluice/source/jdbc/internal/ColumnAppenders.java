package org.sluice.source.jdbc.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;

/** Appenders by canonical type. A value that the type cannot hold exactly is refused with the column's name. */
final class ColumnAppenders {

    private ColumnAppenders() {}

    /** Through the getters that the JDBC standard asks of every driver. */
    static ColumnAppender standard(String column, DataType type) {
        if (type instanceof DataType.Bool) {
            return (row, i, batch) -> {
                boolean value = row.getBoolean(i + 1);
                if (row.wasNull()) {
                    batch.ints(i).appendNull();
                } else {
                    batch.ints(i).append(value ? 1 : 0);
                }
            };
        } else if (type instanceof DataType.Int integer) {
            return integer.bits() == 64 ? longs() : ints(column, integer);
        } else if (type instanceof DataType.Floating floating) {
            return floating(floating.bits() == 32);
        } else if (type instanceof DataType.Decimal decimal) {
            return decimal(column, decimal);
        } else if (type instanceof DataType.Binary) {
            return (row, i, batch) -> bytes(row.getBytes(i + 1), i, batch);
        } else if (type instanceof DataType.Uuid) {
            return (row, i, batch) -> uuid(row.getObject(i + 1, UUID.class), i, batch);
        } else if (type instanceof DataType.Text || type instanceof DataType.Json) {
            return (row, i, batch) -> text(row.getString(i + 1), i, batch);
        }
        return temporal(column, type);
    }

    private static ColumnAppender longs() {
        return (row, i, batch) -> {
            long value = row.getLong(i + 1);
            if (value == 0 && row.wasNull()) {
                batch.longs(i).appendNull();
            } else {
                batch.longs(i).append(value);
            }
        };
    }

    private static ColumnAppender ints(String column, DataType.Int type) {
        return (row, i, batch) -> {
            long value = row.getLong(i + 1);
            if (value == 0 && row.wasNull()) {
                batch.ints(i).appendNull();
            } else {
                appendInteger(column, type, value, i, batch);
            }
        };
    }

    static void appendInteger(String column, DataType.Int type, long value, int i, ColumnBatch batch) {
        if (type.bits() == 64) {
            batch.longs(i).append(value);
            return;
        }
        int unused = 64 - type.bits();
        if (value << unused >> unused != value) {
            throw outOfRange(column, type, value);
        }
        batch.ints(i).append((int) value);
    }

    static void appendInteger(String column, DataType.Int type, @Nullable BigDecimal value, int i, ColumnBatch batch) {
        if (value == null) {
            batch.column(i).appendNull();
            return;
        }
        long exact;
        try {
            exact = value.longValueExact();
        } catch (ArithmeticException e) {
            throw outOfRange(column, type, value.toPlainString());
        }
        appendInteger(column, type, exact, i, batch);
    }

    /** From a number that may have a fraction or more digits; most drivers cut those off in {@code getLong}. */
    static ColumnAppender exactInteger(String column, DataType.Int type) {
        return (row, i, batch) -> appendInteger(column, type, number(column, type, row, i), i, batch);
    }

    private static ColumnAppender floating(boolean single) {
        return (row, i, batch) -> {
            double value = single ? row.getFloat(i + 1) : row.getDouble(i + 1);
            if (value == 0 && row.wasNull()) {
                batch.doubles(i).appendNull();
            } else {
                batch.doubles(i).append(value);
            }
        };
    }

    private static ColumnAppender decimal(String column, DataType.Decimal type) {
        return (row, i, batch) -> appendDecimal(column, type, number(column, type, row, i), i, batch);
    }

    private static @Nullable BigDecimal number(String column, DataType type, ResultSet row, int i) throws SQLException {
        try {
            return row.getBigDecimal(i + 1);
        } catch (SQLException e) {
            if (isNotFinite(row.getString(i + 1))) {
                throw outOfRange(column, type, row.getString(i + 1));
            }
            throw e;
        }
    }

    private static boolean isNotFinite(@Nullable String text) {
        return text != null
                && (text.equalsIgnoreCase("NaN")
                        || text.toLowerCase(java.util.Locale.ROOT).contains("inf"));
    }

    static void appendDecimal(
            String column, DataType.Decimal type, @Nullable BigDecimal value, int i, ColumnBatch batch) {
        if (value == null) {
            batch.column(i).appendNull();
            return;
        }
        BigDecimal exact = exact(column, type, value);
        if (type.precision() <= DataType.MAX_LONG_PRECISION) {
            batch.longs(i).append(exact.unscaledValue().longValue());
        } else {
            BigInteger unscaled = exact.unscaledValue();
            batch.bytes(i).append(unscaled.toByteArray());
        }
    }

    private static BigDecimal exact(String column, DataType.Decimal type, BigDecimal value) {
        try {
            BigDecimal exact = value.scale() == type.scale() ? value : value.setScale(type.scale());
            if (exact.precision() > type.precision()) {
                throw outOfRange(column, type, value.toPlainString());
            }
            return exact;
        } catch (ArithmeticException e) {
            throw outOfRange(column, type, value.toPlainString());
        }
    }

    static void bytes(byte @Nullable [] value, int i, ColumnBatch batch) {
        if (value == null) {
            batch.bytes(i).appendNull();
        } else {
            batch.bytes(i).append(value);
        }
    }

    static void text(@Nullable String value, int i, ColumnBatch batch) {
        bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8), i, batch);
    }

    static void uuid(@Nullable UUID value, int i, ColumnBatch batch) {
        if (value == null) {
            batch.bytes(i).appendNull();
        } else {
            batch.bytes(i)
                    .append(ByteBuffer.allocate(16)
                            .putLong(value.getMostSignificantBits())
                            .putLong(value.getLeastSignificantBits())
                            .array());
        }
    }

    private static ColumnAppender temporal(String column, DataType type) {
        if (type instanceof DataType.Date) {
            return (row, i, batch) -> date(column, row.getObject(i + 1, LocalDate.class), i, batch);
        } else if (type instanceof DataType.Time time) {
            return (row, i, batch) -> time(column, time, row.getObject(i + 1, LocalTime.class), i, batch);
        } else if (type instanceof DataType.Timestamp timestamp) {
            return (row, i, batch) -> {
                LocalDateTime value = row.getObject(i + 1, LocalDateTime.class);
                timestamp(column, type, timestamp.precision(), value, i, batch);
            };
        } else if (type instanceof DataType.TimestampTz timestamp) {
            return (row, i, batch) -> {
                OffsetDateTime value = row.getObject(i + 1, OffsetDateTime.class);
                LocalDateTime utc = value == null ? null : utc(column, type, value);
                timestamp(column, type, timestamp.precision(), utc, i, batch);
            };
        }
        throw new IllegalArgumentException("Column " + column + " has the type " + type + ", which no batch holds");
    }

    private static LocalDateTime utc(String column, DataType type, OffsetDateTime value) {
        try {
            return value.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        } catch (DateTimeException e) {
            // The drivers' greatest and smallest values lie beyond what UTC can show.
            throw outOfRange(column, type, value.getYear() > 0 ? "infinity" : "-infinity");
        }
    }

    static void date(String column, @Nullable LocalDate value, int i, ColumnBatch batch) {
        if (value == null) {
            batch.ints(i).appendNull();
        } else if ((int) value.toEpochDay() != value.toEpochDay()) {
            // No server's calendar reaches so far: the drivers' word for infinity.
            throw outOfRange(column, new DataType.Date(), value.getYear() > 0 ? "infinity" : "-infinity");
        } else {
            batch.ints(i).append((int) value.toEpochDay());
        }
    }

    static void time(String column, DataType.Time type, @Nullable LocalTime value, int i, ColumnBatch batch) {
        if (value == null) {
            batch.longs(i).appendNull();
        } else if (value.equals(LocalTime.MAX) && type.precision() < 9) {
            throw outOfRange(column, type, "24:00:00");
        } else {
            batch.longs(i).append(units(column, type, type.precision(), value.toNanoOfDay(), value));
        }
    }

    /** Nanoseconds as the type counts them; digits that the type does not have are refused. */
    private static long units(String column, DataType type, int precision, long nanos, Object shown) {
        long step = 1;
        for (int digit = precision; digit < 9; digit++) {
            step *= 10;
        }
        if (nanos % step != 0) {
            throw outOfRange(column, type, shown);
        }
        return precision <= 6 ? nanos / 1000 : nanos;
    }

    static void timestamp(
            String column, DataType type, int precision, @Nullable LocalDateTime value, int i, ColumnBatch batch) {
        if (value == null) {
            batch.longs(i).appendNull();
            return;
        }
        if (value.equals(LocalDateTime.MAX) || value.equals(LocalDateTime.MIN)) {
            throw outOfRange(column, type, value.equals(LocalDateTime.MAX) ? "infinity" : "-infinity");
        }
        long unit = precision <= 6 ? 1_000_000L : 1_000_000_000L;
        long fraction = units(column, type, precision, value.getNano(), value);
        Instant instant = value.toInstant(ZoneOffset.UTC);
        try {
            batch.longs(i).append(Math.addExact(Math.multiplyExact(instant.getEpochSecond(), unit), fraction));
        } catch (ArithmeticException e) {
            throw outOfRange(column, type, value);
        }
    }

    static SluiceException outOfRange(String column, DataType type, Object value) {
        return new SluiceException(
                ProblemCode.E_VALUE_OUT_OF_RANGE,
                "The column '" + column + "' holds the value " + value + ", which " + type + " cannot hold exactly.",
                "State a wider type in the unit (columns: {" + column
                        + ": string} takes any value), or leave the row out " + "with where.");
    }
}
