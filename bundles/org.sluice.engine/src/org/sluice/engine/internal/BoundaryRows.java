package org.sluice.engine.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * value may have been committed late; rows that an earlier run has committed are left out, and rows at the new upper value
 * are remembered. A row is known by the hash of all its columns, so a row that changed without a new cursor value is
 * taken. Used by one thread.
 */
final class BoundaryRows {

    /** Above, a sketch of constant size takes the place of the keys. */
    static final int MAX_KEYS = 10_000;

    private final int column;
    private final int[] allColumns;
    private final Optional<CursorTest> lower;
    private final KnownRows known;
    private final Optional<CursorTest> upper;
    private final List<String> upperKeys = new ArrayList<>();
    private final RowHash hash = new RowHash();
    private @Nullable TieSketch sketch;
    private long filtered;

    private BoundaryRows(
            Schema schema, int column, Optional<CursorTest> lower, KnownRows known, Optional<CursorTest> upper) {
        this.column = column;
        this.allColumns = new int[schema.size()];
        Arrays.setAll(allColumns, i -> i);
        this.lower = lower;
        this.known = known;
        this.upper = upper;
    }

    /** For a slice; does nothing where no cursor is followed. */
    static BoundaryRows of(Schema schema, Optional<String> cursorField, Edge from, Optional<CursorValue> to) {
        int index = cursorField.map(field -> indexOf(schema, field)).orElse(-1);
        if (index < 0) {
            return new BoundaryRows(schema, -1, Optional.empty(), KnownRows.of(List.of()), Optional.empty());
        }
        return new BoundaryRows(
                schema,
                index,
                from.value().map(value -> CursorTest.equalTo(value, index)),
                from.known(),
                to.map(value -> CursorTest.equalTo(value, index)));
    }

    /**
     * Where the earlier run ended.
     *
     * @param from the checkpoint's cursor; empty where nothing is to be left out
     * @param late the rows that came late to a tie that only a sketch describes, by hash
     */
    record Edge(Optional<Checkpoint.Cursor> from, Map<Long, Integer> late) {

        Optional<CursorValue> value() {
            return from.filter(cursor -> isSketched() || !cursor.boundaryKeys().isEmpty())
                    .map(Checkpoint.Cursor::value);
        }

        private boolean isSketched() {
            return from.flatMap(Checkpoint.Cursor::boundarySketch).isPresent();
        }

        /** Anew for each try of a slice: what one try has taken, the next one takes again. */
        KnownRows known() {
            return isSketched()
                    ? KnownRows.allBut(late)
                    : KnownRows.of(from.map(Checkpoint.Cursor::boundaryKeys).orElse(List.of()));
        }
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
        List<Integer> committed = new ArrayList<>();
        long @Nullable [] hashes = null;
        for (int row = 0; row < batch.rowCount(); row++) {
            if (test.matches(batch, row)) {
                hashes = hashes == null ? hash.hashRows(batch, allColumns) : hashes;
                if (known.take(hashes[row])) {
                    committed.add(row);
                }
            }
        }
        return committed.isEmpty() ? batch : without(committed, batch, spare);
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
        if (upper.isEmpty()) {
            return;
        }
        CursorTest test = upper.get();
        long @Nullable [] hashes = null;
        for (int row = 0; row < batch.rowCount(); row++) {
            if (test.matches(batch, row)) {
                hashes = hashes == null ? hash.hashRows(batch, allColumns) : hashes;
                remember(hashes[row]);
            }
        }
    }

    /** Both, because a sketch made of keys later would not know how often each one was there. */
    private void remember(long row) {
        TieSketch ties = sketch;
        if (ties == null) {
            ties = new TieSketch();
            sketch = ties;
        }
        ties.add(row);
        if (upperKeys.size() <= MAX_KEYS) {
            upperKeys.add(HexFormat.of().toHexDigits(row));
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
        TieSketch ties = sketch;
        return Optional.of(
                ties == null || upperKeys.size() <= MAX_KEYS
                        ? new Receipt.Boundary(upperKeys.stream().sorted().toList(), Optional.empty())
                        : new Receipt.Boundary(List.of(), Optional.of(ties.text())));
    }

    /** The rows that several slices of one commit remember. */
    static Receipt.Boundary joined(List<Receipt.Boundary> boundaries) {
        List<String> keys = boundaries.stream()
                .flatMap(boundary -> boundary.keys().stream())
                .sorted()
                .toList();
        boolean sketched =
                boundaries.stream().anyMatch(boundary -> boundary.sketch().isPresent());
        if (!sketched && keys.size() <= MAX_KEYS) {
            return new Receipt.Boundary(keys, Optional.empty());
        }
        TieSketch all = new TieSketch();
        keys.forEach(key -> all.add(HexFormat.fromHexDigitsToLong(key)));
        boundaries.forEach(boundary -> boundary.sketch().map(TieSketch::parse).ifPresent(all::addAll));
        return new Receipt.Boundary(List.of(), Optional.of(all.text()));
    }

    /** Whether a row's cursor is one certain value. */
    interface CursorTest {

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
