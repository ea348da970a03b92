package org.sluice.sink.iceberg.internal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.sluice.api.data.BytesVector;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.DataType;

/**
 * The columns of a key, and how their values become bytes: from Parquet and from batches alike.
 *
 * @param columns in the order of the key
 */
record KeyColumns(List<Column> columns) {

    /** A column. */
    record Column(int id, String name, KeyKind kind) {}

    static KeyColumns of(Schema schema, List<String> names) {
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            Types.NestedField field = schema.findField(name);
            columns.add(new Column(field.fieldId(), name, KeyKind.of(field.type())));
        }
        return new KeyColumns(List.copyOf(columns));
    }

    List<Integer> ids() {
        return columns.stream().map(Column::id).toList();
    }

    Column first() {
        return columns.get(0);
    }

    /** Appends a column's value from Parquet, where the reader stands; false for null. The reader moves on. */
    boolean append(int index, ColumnReader reader, KeyBuffer key) {
        boolean present =
                reader.getCurrentDefinitionLevel() == reader.getDescriptor().getMaxDefinitionLevel();
        if (present) {
            PrimitiveTypeName type = reader.getDescriptor().getPrimitiveType().getPrimitiveTypeName();
            switch (type) {
                case INT32 -> number(index, reader.getInteger(), key);
                case INT64 -> number(index, reader.getLong(), key);
                case BOOLEAN -> number(index, reader.getBoolean() ? 1 : 0, key);
                case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(index, reader.getBinary(), key);
                default -> throw new IllegalArgumentException("A key cannot be of Parquet's type " + type);
            }
        }
        reader.consume();
        return present;
    }

    private void number(int index, long value, KeyBuffer key) {
        if (columns.get(index).kind() == KeyKind.DECIMAL) {
            key.decimal(BigInteger.valueOf(value));
        } else {
            key.number(value);
        }
    }

    private void bytes(int index, Binary value, KeyBuffer key) {
        if (columns.get(index).kind() == KeyKind.DECIMAL) {
            key.decimal(KeyKind.unscaled(value.getBytesUnsafe()));
        } else {
            byte[] bytes = value.getBytesUnsafe();
            bytes(bytes, 0, bytes.length, key);
        }
    }

    private void bytes(byte[] bytes, int offset, int length, KeyBuffer key) {
        if (columns.size() == 1) {
            key.raw(bytes, offset, length);
        } else {
            key.delimited(bytes, offset, length);
        }
    }

    /** The key of a row of a batch, none of whose columns is null there. */
    void encode(ColumnBatch batch, int row, KeyBuffer key) {
        key.reset();
        for (int i = 0; i < columns.size(); i++) {
            int column = batch.schema().indexOf(columns.get(i).name());
            switch (batch.schema().field(column).type().storage()) {
                case INT -> number(i, batch.ints(column).get(row), key);
                case LONG -> number(i, batch.longs(column).get(row), key);
                case BYTES ->
                    bytes(
                            i,
                            batch.bytes(column),
                            row,
                            batch.schema().field(column).type(),
                            key);
                case DOUBLE, NESTED -> throw new IllegalArgumentException("No key of " + columns.get(i));
            }
        }
    }

    private void bytes(int index, BytesVector column, int row, DataType type, KeyBuffer key) {
        if (type instanceof DataType.Decimal) {
            key.decimal(KeyKind.unscaled(column.get(row)));
        } else {
            bytes(column.data(), column.start(row), column.length(row), key);
        }
    }

    /** A bound of the first column, as keys begin with it. */
    byte[] bound(Object value) {
        byte[] plain = first().kind().encode(value);
        boolean text = first().kind() == KeyKind.TEXT;
        if (!text || columns.size() == 1) {
            return plain;
        }
        KeyBuffer delimited = new KeyBuffer();
        delimited.delimited(plain, 0, plain.length);
        return delimited.copy();
    }
}
