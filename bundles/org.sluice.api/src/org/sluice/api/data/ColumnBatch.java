package org.sluice.api.data;

import org.sluice.api.type.DataType;
import org.sluice.api.type.Schema;

/**
 * A batch of rows, held column by column in primitive arrays. A producer appends one value to every column and then
 * calls {@link #endRow()}; or appends whole columns and calls {@link #setRowCount}. Reused from batch to batch. Owned by
 * one thread at a time.
 */
public final class ColumnBatch {

    private final Schema schema;
    private final ColumnVector[] columns;
    private int rowCount;

    /** An empty batch. Refuses a schema with nested types. */
    public ColumnBatch(Schema schema) {
        this.schema = schema;
        this.columns = new ColumnVector[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = vectorFor(schema.field(i).type());
        }
    }

    private static ColumnVector vectorFor(DataType type) {
        return switch (type.storage()) {
            case INT -> new IntVector();
            case LONG -> new LongVector();
            case DOUBLE -> new DoubleVector();
            case BYTES -> new BytesVector();
            case NESTED -> throw new IllegalArgumentException("A batch holds no nested type such as " + type);
        };
    }

    /** The columns' names and types. */
    public Schema schema() {
        return schema;
    }

    /** How many rows are complete. */
    public int rowCount() {
        return rowCount;
    }

    /** The column at a position. */
    public ColumnVector column(int index) {
        return columns[index];
    }

    /** The column at a position, of {@code int} storage. */
    public IntVector ints(int index) {
        return (IntVector) columns[index];
    }

    /** The column at a position, of {@code long} storage. */
    public LongVector longs(int index) {
        return (LongVector) columns[index];
    }

    /** The column at a position, of {@code double} storage. */
    public DoubleVector doubles(int index) {
        return (DoubleVector) columns[index];
    }

    /** The column at a position, of byte-string storage. */
    public BytesVector bytes(int index) {
        return (BytesVector) columns[index];
    }

    /** Counts the row that was just appended to every column. */
    public void endRow() {
        rowCount++;
    }

    /** States how many rows were appended to every column. */
    public void setRowCount(int rows) {
        rowCount = rows;
    }

    /** Bytes that all values take. Cheap. */
    public long sizeInBytes() {
        long bytes = 0;
        for (ColumnVector column : columns) {
            bytes += column.sizeInBytes();
        }
        return bytes;
    }

    /** Forgets all rows and keeps the memory. */
    public void reset() {
        for (ColumnVector column : columns) {
            column.reset();
        }
        rowCount = 0;
    }

    /** Appends a row of another batch of the same schema. */
    public void appendRow(ColumnBatch other, int row) {
        for (int i = 0; i < columns.length; i++) {
            columns[i].appendFrom(other.columns[i], row);
        }
        rowCount++;
    }
}
