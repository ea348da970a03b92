package org.sluice.sink.jdbc.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.sluice.api.data.BytesVector;
import org.sluice.api.data.ColumnVector;
import org.sluice.api.data.DoubleVector;
import org.sluice.api.data.IntVector;
import org.sluice.api.data.LongVector;
import org.sluice.api.type.DataType;

/** Puts values into a statement, through the setters that the JDBC standard asks of every driver. */
class Binders {

    private static final int MICROS = 6;

    /** Sets the value at a row, which is not null. */
    interface Binder {
        void bind(PreparedStatement statement, int index, int row) throws SQLException;
    }

    /** The place of a value of a type in the statement. */
    String place(DataType type) {
        return "?";
    }

    /** The type of a null. */
    int jdbcType(DataType type) {
        if (type instanceof DataType.Bool) {
            return Types.BOOLEAN;
        } else if (type instanceof DataType.Int integer) {
            return integer.bits() == 64 ? Types.BIGINT : Types.INTEGER;
        } else if (type instanceof DataType.Floating) {
            return Types.DOUBLE;
        } else if (type instanceof DataType.Decimal) {
            return Types.DECIMAL;
        } else if (type instanceof DataType.Binary) {
            return Types.VARBINARY;
        } else if (type instanceof DataType.Date) {
            return Types.DATE;
        } else if (type instanceof DataType.Time) {
            return Types.TIME;
        } else if (type instanceof DataType.Timestamp) {
            return Types.TIMESTAMP;
        } else if (type instanceof DataType.TimestampTz) {
            return Types.TIMESTAMP_WITH_TIMEZONE;
        }
        return Types.VARCHAR;
    }

    Binder binder(ColumnVector column, DataType type) {
        if (column instanceof IntVector ints) {
            return ints(ints, type);
        } else if (column instanceof LongVector longs) {
            return longs(longs, type);
        } else if (column instanceof DoubleVector doubles) {
            return doubles(doubles, type);
        }
        return bytes((BytesVector) column, type);
    }

    private Binder ints(IntVector column, DataType type) {
        if (type instanceof DataType.Bool) {
            return (statement, i, row) -> statement.setBoolean(i, column.get(row) != 0);
        } else if (type instanceof DataType.Date) {
            return (statement, i, row) -> date(statement, i, LocalDate.ofEpochDay(column.get(row)));
        }
        return (statement, i, row) -> statement.setInt(i, column.get(row));
    }

    private Binder longs(LongVector column, DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            return (statement, i, row) ->
                    statement.setBigDecimal(i, BigDecimal.valueOf(column.get(row), decimal.scale()));
        } else if (type instanceof DataType.Time time) {
            long unit = time.precision() <= MICROS ? 1000 : 1;
            return (statement, i, row) -> time(statement, i, LocalTime.ofNanoOfDay(column.get(row) * unit));
        } else if (type instanceof DataType.Timestamp timestamp) {
            long unit = units(timestamp.precision());
            return (statement, i, row) -> timestamp(statement, i, dateTime(column.get(row), unit));
        } else if (type instanceof DataType.TimestampTz timestamp) {
            long unit = units(timestamp.precision());
            return (statement, i, row) -> instant(statement, i, dateTime(column.get(row), unit));
        }
        return (statement, i, row) -> statement.setLong(i, column.get(row));
    }

    private static long units(int precision) {
        return precision <= MICROS ? 1_000_000L : 1_000_000_000L;
    }

    private static LocalDateTime dateTime(long value, long unit) {
        long nanos = Math.floorMod(value, unit) * (1_000_000_000L / unit);
        return LocalDateTime.ofEpochSecond(Math.floorDiv(value, unit), (int) nanos, ZoneOffset.UTC);
    }

    void date(PreparedStatement statement, int index, LocalDate value) throws SQLException {
        statement.setObject(index, value);
    }

    void time(PreparedStatement statement, int index, LocalTime value) throws SQLException {
        statement.setObject(index, value);
    }

    void timestamp(PreparedStatement statement, int index, LocalDateTime value) throws SQLException {
        statement.setObject(index, value);
    }

    void instant(PreparedStatement statement, int index, LocalDateTime utc) throws SQLException {
        statement.setObject(index, utc.atOffset(ZoneOffset.UTC));
    }

    private Binder doubles(DoubleVector column, DataType type) {
        boolean single = type instanceof DataType.Floating floating && floating.bits() == 32;
        return (statement, i, row) -> {
            double value = column.get(row);
            checkFloating(value);
            if (single) {
                statement.setFloat(i, (float) value);
            } else {
                statement.setDouble(i, value);
            }
        };
    }

    /** Throws where the database has no such number. */
    void checkFloating(double value) {
        // The standard's types have NaN and the infinities.
    }

    private Binder bytes(BytesVector column, DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            return (statement, i, row) -> statement.setBigDecimal(
                    i,
                    new BigDecimal(
                            new BigInteger(column.data(), column.start(row), column.length(row)), decimal.scale()));
        } else if (type instanceof DataType.Binary) {
            return (statement, i, row) -> statement.setBytes(i, column.get(row));
        } else if (type instanceof DataType.Uuid) {
            return (statement, i, row) -> {
                ByteBuffer value = ByteBuffer.wrap(column.data(), column.start(row), 16);
                uuid(statement, i, new UUID(value.getLong(), value.getLong()));
            };
        }
        return (statement, i, row) -> statement.setString(
                i, new String(column.data(), column.start(row), column.length(row), StandardCharsets.UTF_8));
    }

    void uuid(PreparedStatement statement, int index, UUID value) throws SQLException {
        statement.setString(index, value.toString());
    }
}
