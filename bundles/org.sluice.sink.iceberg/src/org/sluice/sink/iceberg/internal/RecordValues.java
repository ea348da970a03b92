package org.sluice.sink.iceberg.internal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;

/** Values of Iceberg's records as batches hold them. */
final class RecordValues {

    private static final int MICROS = 6;
    private static final long NANOS_PER_MICRO = 1000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private RecordValues() {}

    static void append(Object value, Field field, ColumnBatch batch, int column) {
        try {
            switch (field.type().storage()) {
                case INT -> batch.ints(column).append(number(value).intValue());
                case LONG -> batch.longs(column).append(whole(value, field.type()));
                case DOUBLE -> batch.doubles(column).append(((Number) value).doubleValue());
                case BYTES -> batch.bytes(column).append(bytes(value, field.type()));
                case NESTED -> throw new ClassCastException("nested");
            }
        } catch (ClassCastException | ArithmeticException e) {
            throw new SluiceException(
                    ProblemCode.E_UNSUPPORTED_OPERATION,
                    "The column '" + field.name() + "' of the table has a value of "
                            + value.getClass().getSimpleName() + ", which is not " + field.type() + ".",
                    "Replace the table with --full-refresh, or state the table's type in the unit.",
                    e);
        }
    }

    private static Number number(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        return value instanceof LocalDate day ? (Number) day.toEpochDay() : (Number) value;
    }

    private static long whole(Object value, DataType type) {
        if (value instanceof BigDecimal decimal && type instanceof DataType.Decimal to) {
            return decimal.setScale(to.scale()).unscaledValue().longValueExact();
        } else if (value instanceof LocalTime time && type instanceof DataType.Time to) {
            return time.toNanoOfDay() / (to.precision() <= MICROS ? NANOS_PER_MICRO : 1);
        } else if (value instanceof LocalDateTime local && type instanceof DataType.Timestamp to) {
            return units(local, to.precision());
        } else if (value instanceof OffsetDateTime instant && type instanceof DataType.TimestampTz to) {
            return units(instant.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), to.precision());
        }
        return number(value).longValue();
    }

    private static long units(LocalDateTime time, int precision) {
        long perUnit = precision <= MICROS ? NANOS_PER_MICRO : 1;
        long seconds = Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), NANOS_PER_SECOND / perUnit);
        return Math.addExact(seconds, time.getNano() / perUnit);
    }

    private static byte[] bytes(Object value, DataType type) {
        if (value instanceof BigDecimal decimal && type instanceof DataType.Decimal to) {
            return decimal.setScale(to.scale()).unscaledValue().toByteArray();
        } else if (value instanceof UUID uuid) {
            return ByteBuffer.allocate(Long.BYTES * 2)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
        } else if (value instanceof ByteBuffer buffer) {
            byte[] copy = new byte[buffer.remaining()];
            buffer.duplicate().get(copy);
            return copy;
        }
        return ((CharSequence) value).toString().getBytes(StandardCharsets.UTF_8);
    }
}
