package org.sluice.sink.jdbc.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.RowHash;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Schema;

/** The keys of a slice whose rows are merged: refuses rows without one, and watches for rows of the same one. */
final class SliceKeys {

    private final Schema schema;
    private final int[] columns;
    private final Refusals refusals;
    private final RowHash hash = new RowHash();
    private final HashSet64 seen = new HashSet64();
    private boolean distinct;
    private long before;

    SliceKeys(int slice, SinkTarget target) {
        this.schema = target.schema();
        this.distinct = target.mode() == WriteMode.MERGE;
        this.columns = distinct
                ? target.primaryKey().stream().mapToInt(schema::indexOf).toArray()
                : new int[0];
        this.refusals = new Refusals(schema, slice);
    }

    void add(ColumnBatch batch) {
        for (int column : columns) {
            if (batch.column(column).nullCount() > 0) {
                throw nullKey(batch, column);
            }
        }
        distinct = distinct && seen.addAll(hash.hashRows(batch, columns), batch.rowCount());
        before += batch.rowCount();
    }

    /** Whether it is sure that no two rows have one key. */
    boolean areDistinct() {
        return distinct;
    }

    private SluiceException nullKey(ColumnBatch batch, int column) {
        int row = 0;
        while (!batch.column(column).isNull(row)) {
            row++;
        }
        String others = others(batch, column, row);
        return refusals.nullKey(column, before + row, others.isEmpty() ? "" : " (" + others + ")");
    }

    private String others(ColumnBatch batch, int column, int row) {
        List<Integer> known = java.util.Arrays.stream(columns)
                .filter(other -> other != column && !batch.column(other).isNull(row))
                .boxed()
                .toList();
        return known.stream()
                .map(other -> schema.field(other).name() + " = " + KeyText.at(batch, other, row))
                .collect(Collectors.joining(", "));
    }
}
