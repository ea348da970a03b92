package org.sluice.columnar;

import java.math.BigInteger;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.sluice.api.data.BytesVector;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.ColumnVector;
import org.sluice.api.data.DoubleVector;
import org.sluice.api.data.IntVector;
import org.sluice.api.data.LongVector;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;

/** Hands the values of one column of a batch to its Parquet column, without an object per number. */
final class ColumnEncoder {

    private final Field field;
    private final int index;
    private final int level;

    ColumnEncoder(Field field, int index) {
        this.field = field;
        this.index = index;
        this.level = field.nullable() ? 1 : 0;
    }

    void encode(ColumnBatch batch, ColumnWriter writer) {
        ColumnVector column = batch.column(index);
        if (column.nullCount() > 0 && level == 0) {
            throw new SluiceException(
                    ProblemCode.E_TYPE_UNSUPPORTED,
                    "The column '" + field.name() + "' has a null although its source says that it never has one.",
                    "State the column as nullable at the source, or leave it out.");
        }
        int rows = batch.rowCount();
        if (column instanceof IntVector ints) {
            encodeInts(ints, rows, writer);
        } else if (column instanceof LongVector longs) {
            encodeLongs(longs, rows, writer);
        } else if (column instanceof DoubleVector doubles) {
            encodeDoubles(doubles, rows, writer);
        } else {
            encodeBytes((BytesVector) column, rows, writer);
        }
    }

    private void encodeInts(IntVector column, int rows, ColumnWriter writer) {
        boolean bool = field.type() instanceof DataType.Bool;
        int[] values = column.values();
        for (int row = 0; row < rows; row++) {
            if (column.isNull(row)) {
                writer.writeNull(0, 0);
            } else if (bool) {
                writer.write(values[row] != 0, 0, level);
            } else {
                writer.write(values[row], 0, level);
            }
        }
    }

    private void encodeLongs(LongVector column, int rows, ColumnWriter writer) {
        boolean narrow = field.type() instanceof DataType.Decimal decimal && decimal.precision() <= 9;
        long[] values = column.values();
        for (int row = 0; row < rows; row++) {
            if (column.isNull(row)) {
                writer.writeNull(0, 0);
            } else if (narrow) {
                writer.write((int) values[row], 0, level);
            } else {
                writer.write(values[row], 0, level);
            }
        }
    }

    private void encodeDoubles(DoubleVector column, int rows, ColumnWriter writer) {
        boolean single = field.type() instanceof DataType.Floating floating && floating.bits() == 32;
        double[] values = column.values();
        for (int row = 0; row < rows; row++) {
            if (column.isNull(row)) {
                writer.writeNull(0, 0);
            } else if (single) {
                writer.write((float) values[row], 0, level);
            } else {
                writer.write(values[row], 0, level);
            }
        }
    }

    private void encodeBytes(BytesVector column, int rows, ColumnWriter writer) {
        int width = field.type() instanceof DataType.Decimal decimal
                ? ParquetSchemas.decimalLength(decimal.precision())
                : 0;
        byte[] data = column.data();
        byte[] wide = new byte[width];
        for (int row = 0; row < rows; row++) {
            if (column.isNull(row)) {
                writer.writeNull(0, 0);
            } else if (width > 0) {
                widen(data, column.start(row), column.length(row), wide);
                writer.write(Binary.fromReusedByteArray(wide), 0, level);
            } else {
                // "Reused": the dictionary then keeps a copy of a value rather than the whole batch.
                writer.write(Binary.fromReusedByteArray(data, column.start(row), column.length(row)), 0, level);
            }
        }
    }

    /** Copies a big-endian number to the end of an array and fills the front with its sign. */
    private static void widen(byte[] data, int start, int length, byte[] wide) {
        byte[] source = data;
        int from = start;
        int count = length;
        if (count > wide.length) {
            source = new BigInteger(data, start, length).toByteArray();
            from = 0;
            count = source.length;
        }
        byte sign = (byte) (count > 0 && source[from] < 0 ? -1 : 0);
        java.util.Arrays.fill(wide, 0, wide.length - count, sign);
        System.arraycopy(source, from, wide, wide.length - count, count);
    }
}
