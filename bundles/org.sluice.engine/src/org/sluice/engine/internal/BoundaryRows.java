package org.sluice.engine.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.CursorValue;
import org.sluice.api.data.RowHash;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Schema;
import org.sluice.run.format.Receipt;
import org.sluice.run.state.Checkpoint;

/**
 * Rows at the edge of two incremental runs. The later run reads the checkpoint's value again, because a row with that
 * value may have been committed late; rows that stand in the checkpoint's boundary keys are left out, and rows at the new
 * upper value are remembered. A row is known by the hash of all its columns, so a row that changed without a new cursor
 * value is taken. Used by one thread.
 */
final class BoundaryRows {

    /** A checkpoint stays well below 1 MB. */
    static final int MAX_KEYS = 10_000;

    private final int column;
    private final int[] allColumns;
    private final Optional<CursorTest> lower;
    private final Set<Long> lowerKeys;
    private final Optional<CursorTest> upper;
    private final Set<String> upperKeys = new TreeSet<>();
    private final RowHash hash = new RowHash();
    private boolean overflow;
    private long filtered;

    private BoundaryRows(
            Schema schema, int column, Optional<CursorTest> lower, Set<Long> lowerKeys, Optional<CursorTest> upper) {
        this.column = column;
        this.allColumns = new int[schema.size()];
        Arrays.setAll(allColumns, i -> i);
        this.lower = lower;
        this.lowerKeys = lowerKeys;
        this.upper = upper;
    }

    /** For a slice; does nothing where no cursor is followed. */
    static BoundaryRows of(
            Schema schema, Optional<String> cursorField, Optional<Checkpoint.Cursor> from, Optional<CursorValue> to) {
        int column = cursorField.map(field -> indexOf(schema, field)).orElse(-1);
        if (column < 0) {
            return new BoundaryRows(schema, -1, Optional.empty(), Set.of(), Optional.empty());
        }
        Set<Long> keys = from.map(Checkpoint.Cursor::boundaryKeys).orElse(List.of()).stream()
                .map(HexFormat::fromHexDigitsToLong)
                .collect(Collectors.toSet());
        Optional<CursorTest> lower =
                from.filter(cursor -> !keys.isEmpty()).map(cursor -> CursorTest.equalTo(cursor.value(), column));
        Optional<CursorTest> upper = to.map(value -> CursorTest.equalTo(value, column));
        return new BoundaryRows(schema, column, lower, keys, upper);
    }

    /** Units may name the column in another case than the source. */
    static int indexOf(Schema schema, String field) {
        int exact = schema.indexOf(field);
        for (int i = 0; exact < 0 && i < schema.size(); i++) {
            exact = schema.field(i).name().equalsIgnoreCase(field) ? i : exact;
        }
        return exact;
    }

    /** The batch without rows that an earlier run has committed: the given one, or a smaller copy in {@code spare}. */
    ColumnBatch filter(ColumnBatch batch, ColumnBatch spare) {
        if (lower.isEmpty()) {
            return batch;
        }
        CursorTest test = lower.get();
        List<Integer> known = new ArrayList<>();
        long @Nullable [] hashes = null;
        for (int row = 0; row < batch.rowCount(); row++) {
            if (test.matches(batch, row)) {
                hashes = hashes == null ? hash.hashRows(batch, allColumns) : hashes;
                if (lowerKeys.contains(hashes[row])) {
                    known.add(row);
                }
            }
        }
        return known.isEmpty() ? batch : without(known, batch, spare);
    }

    private ColumnBatch without(List<Integer> rows, ColumnBatch batch, ColumnBatch spare) {
        filtered += rows.size();
        spare.reset();
        int next = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            if (next < rows.size() && rows.get(next) == row) {
                next++;
            } else {
                spare.appendRow(batch, row);
            }
        }
        return spare;
    }

    /** Remembers the rows at the upper cursor. */
    void remember(ColumnBatch batch) {
        if (upper.isEmpty() || overflow) {
            return;
        }
        CursorTest test = upper.get();
        long @Nullable [] hashes = null;
        for (int row = 0; row < batch.rowCount() && !overflow; row++) {
            if (test.matches(batch, row)) {
                hashes = hashes == null ? hash.hashRows(batch, allColumns) : hashes;
                upperKeys.add(HexFormat.of().toHexDigits(hashes[row]));
                overflow = upperKeys.size() > MAX_KEYS;
            }
        }
    }

    /** How many rows were left out. */
    long filtered() {
        return filtered;
    }

    /** What was remembered; empty where no cursor is followed. */
    Optional<Receipt.Boundary> boundary() {
        if (column < 0 || upper.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Receipt.Boundary(overflow ? List.of() : List.copyOf(upperKeys), overflow));
    }

    /** Whether a row's cursor is one certain value. */
    private interface CursorTest {

        boolean matches(ColumnBatch batch, int row);

        static CursorTest equalTo(CursorValue value, int column) {
            DataType type = value.type();
            return switch (type.storage()) {
                case INT, LONG -> whole(value, column);
                case BYTES -> bytes(value, column);
                case DOUBLE, NESTED -> throw new IllegalArgumentException("No cursor is of type " + type);
            };
        }

        private static CursorTest whole(CursorValue value, int column) {
            long wanted = value.toLong();
            boolean ints = value.type().storage() == DataType.Storage.INT;
            return (batch, row) -> {
                long found =
                        ints ? batch.ints(column).get(row) : batch.longs(column).get(row);
                return found == wanted && !batch.column(column).isNull(row);
            };
        }

        private static CursorTest bytes(CursorValue value, int column) {
            if (value.type() instanceof DataType.Text) {
                byte[] wanted = value.text().getBytes(StandardCharsets.UTF_8);
                return (batch, row) -> !batch.column(column).isNull(row)
                        && Arrays.equals(
                                wanted,
                                0,
                                wanted.length,
                                batch.bytes(column).data(),
                                batch.bytes(column).start(row),
                                batch.bytes(column).start(row)
                                        + batch.bytes(column).length(row));
            }
            return (batch, row) -> !batch.column(column).isNull(row)
                    && CursorValue.at(batch, column, row).compareTo(value) == 0;
        }
    }
}
