package org.sluice.columnar.internal.decode;

import java.nio.ByteBuffer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.sluice.api.data.ColumnVector;
import org.sluice.api.data.DoubleVector;
import org.sluice.api.data.IntVector;
import org.sluice.api.data.LongVector;

/** A column in an encoding that only parquet-java's own readers know. */
final class ReaderColumn implements ColumnDecoder {

    private final ColumnReader reader;
    private final PrimitiveTypeName type;
    private final int maxLevel;
    private final BytesTarget target;

    ReaderColumn(ColumnDescriptor column, ColumnReader reader, BytesTarget target) {
        this.reader = reader;
        this.type = column.getPrimitiveType().getPrimitiveTypeName();
        this.maxLevel = column.getMaxDefinitionLevel();
        this.target = target;
    }

    @Override
    public void decode(ColumnVector vector, int rows) {
        for (int row = 0; row < rows; row++) {
            if (reader.getCurrentDefinitionLevel() < maxLevel) {
                vector.appendNull();
            } else {
                append(vector);
            }
            reader.consume();
        }
    }

    private void append(ColumnVector vector) {
        switch (type) {
            case BOOLEAN -> ((IntVector) vector).append(reader.getBoolean() ? 1 : 0);
            case INT32 -> appendInt(vector, reader.getInteger());
            case INT64 -> ((LongVector) vector).append(reader.getLong());
            case FLOAT -> ((DoubleVector) vector).append(reader.getFloat());
            case DOUBLE -> ((DoubleVector) vector).append(reader.getDouble());
            default -> appendBytes(vector, reader.getBinary());
        }
    }

    private static void appendInt(ColumnVector vector, int value) {
        if (vector instanceof IntVector ints) {
            ints.append(value);
        } else {
            ((LongVector) vector).append(value);
        }
    }

    private void appendBytes(ColumnVector vector, Binary value) {
        ByteBuffer buffer = value.toByteBuffer();
        if (buffer.hasArray()) {
            target.append(vector, buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        } else {
            byte[] bytes = value.getBytes();
            target.append(vector, bytes, 0, bytes.length);
        }
    }
}
