package org.sluice.sink.files.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.sluice.api.data.BytesVector;
import org.sluice.api.data.ColumnVector;
import org.sluice.api.data.DoubleVector;
import org.sluice.api.data.IntVector;
import org.sluice.api.data.LongVector;
import org.sluice.api.type.DataType;

/** Values as ASCII text: ISO 8601 for dates and times, plain digits for numbers. Thread-safe. */
interface ValueText {

    /** The text of a value that is not null. */
    String of(ColumnVector column, int row);

    /**
     * The texts of a type that has such; none has text itself.
     *
     * @param hex whether binary values are hexadecimal, not base64
     */
    static ValueText of(DataType type, boolean hex) {
        if (type instanceof DataType.Bool) {
            return (column, row) -> ((IntVector) column).get(row) == 1 ? "true" : "false";
        } else if (type instanceof DataType.Int integer) {
            return integer.bits() == 64
                    ? (column, row) -> Long.toString(((LongVector) column).get(row))
                    : (column, row) -> Integer.toString(((IntVector) column).get(row));
        } else if (type instanceof DataType.Floating floating) {
            return floating.bits() == 32
                    ? (column, row) -> Float.toString((float) ((DoubleVector) column).get(row))
                    : (column, row) -> Double.toString(((DoubleVector) column).get(row));
        } else if (type instanceof DataType.Decimal decimal) {
            return (column, row) -> decimal(decimal, column, row).toPlainString();
        } else if (type instanceof DataType.Binary) {
            return hex
                    ? (column, row) -> HexFormat.of().formatHex(((BytesVector) column).get(row))
                    : (column, row) -> Base64.getEncoder().encodeToString(((BytesVector) column).get(row));
        } else if (type instanceof DataType.Uuid) {
            return (column, row) -> uuid(((BytesVector) column).get(row));
        } else if (type instanceof DataType.Text || type instanceof DataType.Json) {
            return (column, row) -> new String(((BytesVector) column).get(row), StandardCharsets.UTF_8);
        }
        return temporal(type);
    }

    private static ValueText temporal(DataType type) {
        if (type instanceof DataType.Date) {
            return (column, row) ->
                    LocalDate.ofEpochDay(((IntVector) column).get(row)).toString();
        } else if (type instanceof DataType.Time time) {
            long unit = unit(time.precision());
            return (column, row) -> time(((LongVector) column).get(row) * (1_000_000_000L / unit));
        } else if (type instanceof DataType.Timestamp timestamp) {
            long unit = unit(timestamp.precision());
            return (column, row) -> dateTime(((LongVector) column).get(row), unit);
        } else if (type instanceof DataType.TimestampTz timestamp) {
            long unit = unit(timestamp.precision());
            return (column, row) -> dateTime(((LongVector) column).get(row), unit) + "Z";
        }
        throw new IllegalArgumentException("No text stands for " + type);
    }

    /** An exact number. */
    static BigDecimal decimal(DataType.Decimal type, ColumnVector column, int row) {
        return column instanceof LongVector longs
                ? BigDecimal.valueOf(longs.get(row), type.scale())
                : new BigDecimal(new BigInteger(((BytesVector) column).get(row)), type.scale());
    }

    private static String uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }

    private static long unit(int precision) {
        return precision <= 6 ? 1_000_000L : 1_000_000_000L;
    }

    private static String dateTime(long value, long unit) {
        long nanos = Math.floorMod(value, unit) * (1_000_000_000L / unit);
        LocalDateTime dateTime = LocalDateTime.ofEpochSecond(Math.floorDiv(value, unit), (int) nanos, ZoneOffset.UTC);
        return dateTime.toLocalDate() + "T" + time(dateTime.toLocalTime().toNanoOfDay());
    }

    /** With seconds, which Java leaves out where they are zero and other readers want. */
    private static String time(long nanoOfDay) {
        String text = LocalTime.ofNanoOfDay(nanoOfDay).toString();
        return text.length() == 5 ? text + ":00" : text;
    }
}
