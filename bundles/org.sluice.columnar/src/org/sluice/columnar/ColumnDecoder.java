package org.sluice.columnar;

import java.nio.ByteBuffer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.Field;

/** Appends the values of one Parquet column to a batch. */
final class ColumnDecoder {

    private final int index;
    private final int maxLevel;
    private final PrimitiveTypeName physical;
    private final ColumnReader reader;
    private final Field field;

    ColumnDecoder(Field field, int index, ColumnDescriptor column, ColumnReader reader) {
        this.field = field;
        this.index = index;
        this.maxLevel = column.getMaxDefinitionLevel();
        this.physical = column.getPrimitiveType().getPrimitiveTypeName();
        this.reader = reader;
    }

    void decode(ColumnBatch batch, int rows) {
        for (int row = 0; row < rows; row++) {
            if (reader.getCurrentDefinitionLevel() < maxLevel) {
                batch.column(index).appendNull();
            } else {
                append(batch);
            }
            reader.consume();
        }
    }

    private void append(ColumnBatch batch) {
        switch (field.type().storage()) {
            case INT ->
                batch.ints(index)
                        .append(
                                physical == PrimitiveTypeName.BOOLEAN
                                        ? (reader.getBoolean() ? 1 : 0)
                                        : reader.getInteger());
            case LONG ->
                batch.longs(index).append(physical == PrimitiveTypeName.INT32 ? reader.getInteger() : reader.getLong());
            case DOUBLE ->
                batch.doubles(index)
                        .append(physical == PrimitiveTypeName.FLOAT ? reader.getFloat() : reader.getDouble());
            case BYTES, NESTED -> appendBytes(batch, reader.getBinary());
        }
    }

    private void appendBytes(ColumnBatch batch, Binary value) {
        ByteBuffer buffer = value.toByteBuffer();
        byte[] bytes;
        int offset = 0;
        int length = buffer.remaining();
        if (buffer.hasArray()) {
            bytes = buffer.array();
            offset = buffer.arrayOffset() + buffer.position();
        } else {
            bytes = value.getBytes();
        }
        if (field.type() instanceof org.sluice.api.type.DataType.Decimal) {
            // Back to the shortest form, which is how batches hold numbers.
            while (length > 1
                    && (bytes[offset] == 0 && bytes[offset + 1] >= 0 || bytes[offset] == -1 && bytes[offset + 1] < 0)) {
                offset++;
                length--;
            }
        }
        batch.bytes(index).append(bytes, offset, length);
    }
}
