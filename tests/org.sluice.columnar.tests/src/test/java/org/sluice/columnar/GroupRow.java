package org.sluice.columnar;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.DoubleVector;
import org.sluice.api.data.IntVector;
import org.sluice.api.data.LongVector;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Schema;

/** Rows of parquet-java's example model, made from and compared with rows of a batch. */
final class GroupRow {

    private static final String NULL = "null";

    private final MessageType type;

    GroupRow(Schema schema) {
        this.type = ParquetSchemas.toMessageType(schema);
    }

    /** One row of a batch as plain values: long, double, hexadecimal text. */
    static List<Object> values(ColumnBatch batch, int row) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < batch.schema().size(); i++) {
            values.add(batch.column(i).isNull(row) ? NULL : value(batch, i, row));
        }
        return values;
    }

    private static Object value(ColumnBatch batch, int column, int row) {
        if (batch.column(column) instanceof IntVector ints) {
            return (long) ints.get(row);
        } else if (batch.column(column) instanceof LongVector longs) {
            return longs.get(row);
        } else if (batch.column(column) instanceof DoubleVector doubles) {
            return doubles.get(row);
        }
        return comparable(
                batch.bytes(column).get(row), batch.schema().field(column).type());
    }

    private static Object comparable(byte[] bytes, DataType type) {
        return type instanceof DataType.Decimal ? new BigInteger(bytes) : Binary.fromConstantByteArray(bytes);
    }

    /** The same of a row that parquet-java has read. */
    static List<Object> values(Group group, Schema schema) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            boolean there = group.getFieldRepetitionCount(i) > 0;
            values.add(there ? value(group, i, schema.field(i).type()) : NULL);
        }
        return values;
    }

    private static Object value(Group group, int column, DataType type) {
        return switch (primitive(group, column)) {
            case BOOLEAN -> group.getBoolean(column, 0) ? 1L : 0L;
            case INT32 -> (long) group.getInteger(column, 0);
            case INT64 -> group.getLong(column, 0);
            case FLOAT -> (double) group.getFloat(column, 0);
            case DOUBLE -> group.getDouble(column, 0);
            default -> comparable(group.getBinary(column, 0).getBytes(), type);
        };
    }

    private static PrimitiveType.PrimitiveTypeName primitive(Group group, int column) {
        return group.getType().getType(column).asPrimitiveType().getPrimitiveTypeName();
    }

    Group group(ColumnBatch batch, int row) {
        Group group = new SimpleGroup(type);
        for (int column = 0; column < batch.schema().size(); column++) {
            if (!batch.column(column).isNull(row)) {
                add(group, column, batch, row);
            }
        }
        return group;
    }

    private static void add(Group group, int column, ColumnBatch batch, int row) {
        switch (primitive(group, column)) {
            case BOOLEAN -> group.add(column, batch.ints(column).get(row) != 0);
            case INT32 -> group.add(column, (int) (long) (Long) value(batch, column, row));
            case INT64 -> group.add(column, batch.longs(column).get(row));
            case FLOAT -> group.add(column, (float) batch.doubles(column).get(row));
            case DOUBLE -> group.add(column, batch.doubles(column).get(row));
            case BINARY ->
                group.add(
                        column, Binary.fromConstantByteArray(batch.bytes(column).get(row)));
            default ->
                group.add(
                        column,
                        Binary.fromConstantByteArray(
                                fixed(group, column, batch.bytes(column).get(row))));
        }
    }

    /** Fills the front of a short decimal with its sign. */
    private static byte[] fixed(Group group, int column, byte[] bytes) {
        byte[] wide = new byte[group.getType().getType(column).asPrimitiveType().getTypeLength()];
        Arrays.fill(wide, (byte) (bytes[0] < 0 ? -1 : 0));
        System.arraycopy(bytes, 0, wide, wide.length - bytes.length, bytes.length);
        return wide;
    }
}
