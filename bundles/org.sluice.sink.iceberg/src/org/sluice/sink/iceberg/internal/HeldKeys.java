package org.sluice.sink.iceberg.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.sink.WriteMode;

/** Of rows that are about to be sorted for a merge, those that count: sorting would lose which of one key came last. */
final class HeldKeys {

    private final Optional<KeyColumns> key;
    private final Optional<KeyColumns> cursor;

    HeldKeys(Job job) {
        boolean merges = job.target().mode() == WriteMode.MERGE;
        this.key = merges
                ? Optional.of(KeyColumns.of(job.plan().schema(), job.target().primaryKey()))
                : Optional.empty();
        this.cursor = job.cursorColumn().map(name -> KeyColumns.of(job.plan().schema(), List.of(name)));
    }

    /** The rows to be written, in their order. */
    Integer[] rows(ColumnBatch batch) {
        boolean[] gone = new boolean[batch.rowCount()];
        key.ifPresent(columns -> mark(batch, columns, gone));
        return IntStream.range(0, gone.length).filter(row -> !gone[row]).boxed().toArray(Integer[]::new);
    }

    private void mark(ColumnBatch batch, KeyColumns columns, boolean[] gone) {
        KeyTable keys = new KeyTable();
        Newest newest = new Newest();
        KeyBuffer buffer = new KeyBuffer();
        for (int row = 0; row < gone.length; row++) {
            columns.encode(batch, row, buffer);
            int before = keys.size();
            int number = keys.add(buffer.bytes(), buffer.length());
            byte[] value = cursor(batch, row);
            if (number == before) {
                newest.first(number, row, value);
            } else {
                gone[(int) newest.another(number, row, value)] = true;
            }
        }
    }

    private byte[] cursor(ColumnBatch batch, int row) {
        if (cursor.isEmpty()
                || batch.column(batch.schema().indexOf(cursor.get().first().name()))
                        .isNull(row)) {
            return new byte[0];
        }
        KeyBuffer buffer = new KeyBuffer();
        cursor.get().encode(batch, row, buffer);
        return buffer.copy();
    }
}
