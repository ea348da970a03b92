package org.sluice.engine.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.CursorValue;
import org.sluice.api.data.RowHash;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Schema;
import org.sluice.run.state.Checkpoint;

/** Goes through rows by the hashes of their keys and of all their columns. Used by one thread. */
final class Rows {

    private final Schema schema;
    private final int[] keyColumns;
    private final int[] allColumns;
    private final RowHash keyHash = new RowHash();
    private final RowHash rowHash = new RowHash();

    /** Without a key, all columns are it. */
    Rows(Schema schema, List<String> key) {
        this.schema = schema;
        this.allColumns = new int[schema.size()];
        Arrays.setAll(allColumns, i -> i);
        int[] named = key.stream()
                .mapToInt(name -> BoundaryRows.indexOf(schema, name))
                .filter(index -> index >= 0)
                .toArray();
        this.keyColumns = named.length == key.size() && named.length > 0 ? named : allColumns;
    }

    /** Hears of a row; the text of its key is made only when it is asked for, at once. */
    interface Visitor {
        void row(long keyHash, long rowHash, Supplier<String> key);
    }

    /** Goes through all rows whose cursor does not lie behind a position. */
    void visit(BatchReader reader, Optional<Checkpoint.Cursor> upTo, Cancellation cancellation, Visitor visitor) {
        int cursorColumn =
                upTo.map(cursor -> BoundaryRows.indexOf(schema, cursor.field())).orElse(-1);
        ColumnBatch batch = new ColumnBatch(reader.schema());
        while (reader.read(batch)) {
            cancellation.throwIfCancelled();
            long[] keys = keyHash.hashRows(batch, keyColumns);
            long[] rows = rowHash.hashRows(batch, allColumns);
            for (int row = 0; row < batch.rowCount(); row++) {
                if (cursorColumn < 0 || !lies(batch, row, cursorColumn, upTo.orElseThrow())) {
                    int current = row;
                    visitor.row(spread(keys[row]), rows[row], () -> text(batch, current));
                }
            }
        }
    }

    /** The parts are cut by the highest bits, which the row hash does not care for. */
    private static long spread(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    private static boolean lies(ColumnBatch batch, int row, int column, Checkpoint.Cursor upTo) {
        return !batch.column(column).isNull(row)
                && CursorValue.at(batch, column, row).compareTo(upTo.value()) > 0;
    }

    private String text(ColumnBatch batch, int row) {
        StringJoiner text = new StringJoiner(", ");
        for (int column : keyColumns) {
            text.add(schema.field(column).name() + "=" + value(batch, column, row));
        }
        return text.toString();
    }

    private String value(ColumnBatch batch, int column, int row) {
        if (batch.column(column).isNull(row)) {
            return "null";
        }
        DataType type = schema.field(column).type();
        if (CursorValue.supports(type)) {
            return CursorValue.at(batch, column, row).text();
        }
        return switch (type.storage()) {
            case INT -> Integer.toString(batch.ints(column).get(row));
            case LONG -> Long.toString(batch.longs(column).get(row));
            case DOUBLE -> Double.toString(batch.doubles(column).get(row));
            case BYTES, NESTED -> bytes(type, batch.bytes(column).get(row));
        };
    }

    private static String bytes(DataType type, byte[] bytes) {
        if (type instanceof DataType.Decimal decimal) {
            return new BigDecimal(new BigInteger(bytes), decimal.scale()).toPlainString();
        }
        String text = type instanceof DataType.Binary
                ? HexFormat.of().formatHex(bytes)
                : new String(bytes, StandardCharsets.UTF_8);
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
