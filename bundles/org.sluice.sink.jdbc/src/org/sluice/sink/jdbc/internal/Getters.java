package org.sluice.sink.jdbc.internal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.DataType;

/** Takes values out of a result set, as {@link Binders} put them in. */
class Getters {

    private static final int MICROS = 6;

    /** Appends the value, or null, of the current row to a column of a batch. */
    interface Getter {
        void append(ResultSet row, int column, ColumnBatch batch) throws SQLException;
    }

    final Getter of(DataType type) {
        return switch (type.storage()) {
            case INT -> ints(type);
            case LONG -> longs(type);
            case DOUBLE -> doubles(type);
            case BYTES -> (row, i, batch) -> bytes(bytes(row, i + 1, type), i, batch);
            case NESTED -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static void bytes(byte @Nullable [] value, int i, ColumnBatch batch) {
        if (value == null) {
            batch.bytes(i).appendNull();
        } else {
            batch.bytes(i).append(value);
        }
    }

    private static Getter ints(DataType type) {
        if (type instanceof DataType.Date) {
            return (row, i, batch) -> {
                LocalDate value = row.getObject(i + 1, LocalDate.class);
                if (value == null) {
                    batch.ints(i).appendNull();
                } else {
                    batch.ints(i).append(Math.toIntExact(value.toEpochDay()));
                }
            };
        }
        boolean bool = type instanceof DataType.Bool;
        return (row, i, batch) -> {
            int value = bool ? row.getBoolean(i + 1) ? 1 : 0 : row.getInt(i + 1);
            if (value == 0 && row.wasNull()) {
                batch.ints(i).appendNull();
            } else {
                batch.ints(i).append(value);
            }
        };
    }

    private static Getter doubles(DataType type) {
        boolean single = type instanceof DataType.Floating floating && floating.bits() == 32;
        return (row, i, batch) -> {
            double value = single ? row.getFloat(i + 1) : row.getDouble(i + 1);
            if (value == 0 && row.wasNull()) {
                batch.doubles(i).appendNull();
            } else {
                batch.doubles(i).append(value);
            }
        };
    }

    private Getter longs(DataType type) {
        if (type instanceof DataType.Int) {
            return (row, i, batch) -> {
                long value = row.getLong(i + 1);
                if (value == 0 && row.wasNull()) {
                    batch.longs(i).appendNull();
                } else {
                    batch.longs(i).append(value);
                }
            };
        }
        return (row, i, batch) -> {
            Long value = number(row, i + 1, type);
            if (value == null) {
                batch.longs(i).appendNull();
            } else {
                batch.longs(i).append(value);
            }
        };
    }

    private @Nullable Long number(ResultSet row, int index, DataType type) throws SQLException {
        if (type instanceof DataType.Decimal decimal) {
            BigDecimal value = row.getBigDecimal(index);
            return value == null
                    ? null
                    : value.setScale(decimal.scale()).unscaledValue().longValueExact();
        } else if (type instanceof DataType.Time time) {
            LocalTime value = row.getObject(index, LocalTime.class);
            return value == null ? null : value.toNanoOfDay() / (time.precision() <= MICROS ? 1000 : 1);
        } else if (type instanceof DataType.Timestamp timestamp) {
            LocalDateTime value = row.getObject(index, LocalDateTime.class);
            return value == null ? null : units(value.toInstant(ZoneOffset.UTC), timestamp.precision());
        }
        Instant value = instant(row, index);
        return value == null ? null : units(value, ((DataType.TimestampTz) type).precision());
    }

    private static long units(Instant instant, int precision) {
        long unit = precision <= MICROS ? 1_000_000L : 1_000_000_000L;
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), unit), instant.getNano() / (1_000_000_000L / unit));
    }

    @Nullable
    Instant instant(ResultSet row, int index) throws SQLException {
        OffsetDateTime value = row.getObject(index, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static byte @Nullable [] bytes(ResultSet row, int index, DataType type) throws SQLException {
        if (type instanceof DataType.Binary) {
            return row.getBytes(index);
        } else if (type instanceof DataType.Decimal decimal) {
            BigDecimal value = row.getBigDecimal(index);
            return value == null
                    ? null
                    : value.setScale(decimal.scale()).unscaledValue().toByteArray();
        }
        String text = row.getString(index);
        if (text == null) {
            return null;
        }
        return type instanceof DataType.Uuid ? uuid(UUID.fromString(text)) : text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] uuid(UUID value) {
        return ByteBuffer.allocate(16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }
}
