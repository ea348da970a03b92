package org.sluice.api.data;

import java.util.Locale;
import org.sluice.api.type.DataType;

/**
 * Counts rows and hashes them so that neither the order of the rows nor the cut into batches matters: each row gets a
 * 64-bit hash over its values (xxHash64's mixing constants); the result is the sum of the row hashes and the sum of
 * their re-mixed values, 128 bits in all, so that a doubled, missing or changed row shows. Used by one thread.
 */
public final class RowHash {

    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;
    private static final long NULL = 0x6E756C6CL * P5;

    private long[] rows = new long[1024];
    private long count;
    private long bytes;
    private long sum;
    private long mixed;

    /** Takes every row of a batch into account. */
    public void add(ColumnBatch batch) {
        int n = batch.rowCount();
        hashRows(batch, allColumns(batch));
        for (int row = 0; row < n; row++) {
            sum += rows[row];
            mixed += avalanche(rows[row] ^ P4);
        }
        count += n;
        bytes += batch.sizeInBytes();
    }

    /** Adds the rows that another hash took into account. */
    public void add(RowHash other) {
        count += other.count;
        bytes += other.bytes;
        sum += other.sum;
        mixed += other.mixed;
    }

    /** What has been added so far. */
    public Counts counts() {
        return new Counts(count, bytes, String.format(Locale.ROOT, "%016x%016x", sum, mixed));
    }

    /**
     * The hashes of each row over some columns.
     *
     * @return an array that is reused by the next call; the first {@code rowCount} elements count
     */
    public long[] hashRows(ColumnBatch batch, int[] columns) {
        int n = batch.rowCount();
        if (rows.length < n) {
            rows = new long[Integer.highestOneBit(n) * 2];
        }
        java.util.Arrays.fill(rows, 0, n, P5);
        for (int column : columns) {
            mixColumn(batch, column, n);
        }
        return rows;
    }

    private static int[] allColumns(ColumnBatch batch) {
        int[] columns = new int[batch.schema().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = i;
        }
        return columns;
    }

    /** Values first, as if there were no nulls: most columns have none, and their loops stay free of the question. */
    private void mixColumn(ColumnBatch batch, int index, int n) {
        ColumnVector column = batch.column(index);
        if (column.nullCount() > 0) {
            mixNullable(batch, index, n);
        } else if (column instanceof IntVector ints) {
            int[] values = ints.values();
            for (int row = 0; row < n; row++) {
                rows[row] = mix(rows[row], values[row]);
            }
        } else if (column instanceof LongVector longs) {
            long[] values = longs.values();
            for (int row = 0; row < n; row++) {
                rows[row] = mix(rows[row], values[row]);
            }
        } else if (column instanceof BytesVector strings) {
            byte[] data = strings.data();
            for (int row = 0; row < n; row++) {
                rows[row] = mix(rows[row], hashBytes(data, strings.start(row), strings.length(row)));
            }
        } else {
            mixNullable(batch, index, n);
        }
    }

    private void mixNullable(ColumnBatch batch, int index, int n) {
        ColumnVector column = batch.column(index);
        boolean single = batch.schema().field(index).type() instanceof DataType.Floating f && f.bits() == 32;
        for (int row = 0; row < n; row++) {
            rows[row] = mix(rows[row], column.isNull(row) ? NULL : bits(column, row, single));
        }
    }

    private static long bits(ColumnVector column, int row, boolean single) {
        if (column instanceof IntVector ints) {
            return ints.get(row);
        } else if (column instanceof LongVector longs) {
            return longs.get(row);
        } else if (column instanceof DoubleVector doubles) {
            double value = doubles.get(row);
            return single ? Float.floatToIntBits((float) value) : Double.doubleToLongBits(value);
        }
        BytesVector strings = (BytesVector) column;
        return hashBytes(strings.data(), strings.start(row), strings.length(row));
    }

    private static long mix(long hash, long value) {
        long k = Long.rotateLeft(value * P2, 31) * P1;
        return Long.rotateLeft(hash ^ k, 27) * P1 + P4;
    }

    private static final java.lang.invoke.VarHandle LONGS =
            java.lang.invoke.MethodHandles.byteArrayViewVarHandle(long[].class, java.nio.ByteOrder.LITTLE_ENDIAN);

    private static long hashBytes(byte[] data, int start, int length) {
        long hash = P5 + length;
        int at = start;
        int end = start + length;
        for (; at + 8 <= end; at += 8) {
            hash = mix(hash, (long) LONGS.get(data, at));
        }
        for (; at < end; at++) {
            hash = Long.rotateLeft(hash ^ ((data[at] & 0xFF) * P5), 11) * P1;
        }
        return avalanche(hash);
    }

    private static long avalanche(long hash) {
        long h = (hash ^ (hash >>> 33)) * P2;
        h = (h ^ (h >>> 29)) * P3;
        return h ^ (h >>> 32);
    }
}
