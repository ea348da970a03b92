package org.sluice.engine.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.RowHash;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.run.Unit;
import org.sluice.run.state.Checkpoint;

/**
 * Finds the rows that came late to a cursor value at which so many rows tie that the checkpoint holds a sketch of them
 * only: the tie is read once more than otherwise.
 */
record LateTies(Source source, ReadRequest request, SlicePlan plan, Unit unit) {

    /** By hash, with their number; empty where the checkpoint knows each row. */
    Map<Long, Integer> find(Optional<Checkpoint.Cursor> from, Cancellation cancellation) {
        Optional<String> remembered = from.flatMap(Checkpoint.Cursor::boundarySketch);
        if (remembered.isEmpty()) {
            return Map.of();
        }
        Checkpoint.Cursor cursor = from.orElseThrow();
        TieSketch now = new TieSketch();
        for (Slice slice : slices()) {
            add(slice, cursor, now, cancellation);
        }
        Map<Long, Integer> late =
                new HashMap<>(now.minus(TieSketch.parse(remembered.get())).orElseThrow(() -> tooMany(cursor)));
        late.values().removeIf(copies -> copies < 0);
        return late;
    }

    /** Of slices that follow the cursor only the first holds its lowest value. */
    private List<Slice> slices() {
        boolean follow =
                plan.slices().stream().allMatch(slice -> slice.cursorUpper().isPresent());
        return follow && !plan.slices().isEmpty() ? plan.slices().subList(0, 1) : plan.slices();
    }

    private void add(Slice slice, Checkpoint.Cursor cursor, TieSketch sketch, Cancellation cancellation) {
        RowHash hash = new RowHash();
        int[] columns = new int[plan.schema().size()];
        Arrays.setAll(columns, i -> i);
        int column = BoundaryRows.indexOf(plan.schema(), cursor.field());
        BoundaryRows.CursorTest test = BoundaryRows.CursorTest.equalTo(cursor.value(), column);
        try (BatchReader reader = source.read(request, plan, slice, cancellation)) {
            ColumnBatch batch = new ColumnBatch(reader.schema());
            while (reader.read(batch)) {
                cancellation.throwIfCancelled();
                long[] hashes = hash.hashRows(batch, columns);
                for (int row = 0; row < batch.rowCount(); row++) {
                    if (test.matches(batch, row)) {
                        sketch.add(hashes[row]);
                    }
                }
            }
        }
    }

    private SluiceException tooMany(Checkpoint.Cursor cursor) {
        return new SluiceException(
                ProblemCode.E_STATE_MISMATCH,
                "Of the many rows of " + unit.id() + " with " + cursor.field() + " = "
                        + cursor.value().text()
                        + ", thousands were added or changed since they were committed; which ones cannot be told.",
                "Merge by a primary key (write_mode merge), which needs no telling, or read everything again with "
                        + "--full-refresh.");
    }
}
