package org.sluice.sink.iceberg.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.DataType;

/** A row of a batch with the table's columns, as Iceberg's transforms want it. Used by one thread. */
@NonNullByDefault({})
final class BatchRow implements StructLike {

    private final ColumnBatch batch;
    private final int[] columns;
    private final Type[] types;
    private int row;

    BatchRow(ColumnBatch batch, Schema table) {
        this.batch = batch;
        this.columns = new int[table.columns().size()];
        this.types = new Type[columns.length];
        for (int i = 0; i < columns.length; i++) {
            Types.NestedField field = table.columns().get(i);
            columns[i] = batch.schema().indexOf(field.name());
            types[i] = field.type();
        }
    }

    BatchRow at(int index) {
        row = index;
        return this;
    }

    @Override
    public int size() {
        return columns.length;
    }

    @Override
    public <T> T get(int position, Class<T> type) {
        return type.cast(value(columns[position], types[position]));
    }

    private @Nullable Object value(int column, Type type) {
        if (column < 0 || batch.column(column).isNull(row)) {
            return null;
        }
        DataType from = batch.schema().field(column).type();
        return switch (from.storage()) {
            case INT -> ofInt(batch.ints(column).get(row), type);
            case LONG -> ofLong(batch.longs(column).get(row), from);
            case DOUBLE -> ofDouble(batch.doubles(column).get(row), type);
            case BYTES -> ofBytes(batch.bytes(column).get(row), from);
            case NESTED -> throw new IllegalArgumentException("A batch holds no nested type");
        };
    }

    private static Object ofInt(int value, Type type) {
        return switch (type.typeId()) {
            case BOOLEAN -> value != 0;
            case LONG -> (long) value;
            default -> value;
        };
    }

    private static Object ofLong(long value, DataType from) {
        return from instanceof DataType.Decimal decimal ? BigDecimal.valueOf(value, decimal.scale()) : (Object) value;
    }

    private static Object ofDouble(double value, Type type) {
        return type.typeId() == Type.TypeID.FLOAT ? (Object) (float) value : (Object) value;
    }

    private static Object ofBytes(byte[] bytes, DataType from) {
        if (from instanceof DataType.Decimal decimal) {
            return new BigDecimal(new BigInteger(bytes), decimal.scale());
        } else if (from instanceof DataType.Binary) {
            return ByteBuffer.wrap(bytes);
        } else if (from instanceof DataType.Uuid) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong());
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public <T> void set(int position, T value) {
        throw new UnsupportedOperationException("A row of a batch is not written to");
    }
}
