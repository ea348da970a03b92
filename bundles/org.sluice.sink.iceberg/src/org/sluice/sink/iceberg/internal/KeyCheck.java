package org.sluice.sink.iceberg.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;

/** Refuses rows without a key: they could be neither replaced nor found again. Used by one thread. */
final class KeyCheck {

    private final SinkTarget target;
    private final int slice;
    private final List<String> key;
    private long rowsBefore;

    KeyCheck(SinkTarget target, int slice) {
        this.target = target;
        this.slice = slice;
        this.key = target.mode() == WriteMode.MERGE ? target.primaryKey() : List.of();
    }

    void check(ColumnBatch batch) {
        for (String column : key) {
            int index = batch.schema().indexOf(column);
            if (batch.column(index).nullCount() > 0) {
                refuse(batch, column, firstNull(batch, index));
            }
        }
        rowsBefore += batch.rowCount();
    }

    private static int firstNull(ColumnBatch batch, int index) {
        int row = 0;
        while (!batch.column(index).isNull(row)) {
            row++;
        }
        return row;
    }

    private void refuse(ColumnBatch batch, String column, int row) {
        throw new SluiceException(
                ProblemCode.E_VALUE_OUT_OF_RANGE,
                "Row " + (rowsBefore + row + 1) + " of slice " + slice + " of " + target.unit()
                        + " has no value in the key column '" + column + "'" + others(batch, column, row)
                        + ". Merge needs a whole key in each row; nothing was published.",
                "Leave such rows out with a where condition, or state another primary_key in the unit.");
    }

    /** The rest of the key, by which the row can be found. */
    private String others(ColumnBatch batch, String column, int row) {
        String rest = key.stream()
                .filter(other -> !other.equals(column))
                .map(other -> other + " = " + text(batch, batch.schema().indexOf(other), row))
                .collect(Collectors.joining(", "));
        return rest.isEmpty() ? "" : " (" + rest + ")";
    }

    private static String text(ColumnBatch batch, int index, int row) {
        if (batch.column(index).isNull(row)) {
            return "null";
        }
        boolean shown = CursorValue.supports(batch.schema().field(index).type());
        return shown ? CursorValue.at(batch, index, row).text() : "?";
    }
}
