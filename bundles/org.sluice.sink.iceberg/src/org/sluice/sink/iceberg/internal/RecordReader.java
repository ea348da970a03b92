package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.Schema;

/** The rows that readers of a table see, through Iceberg's own reader, which knows deletes and older columns. */
final class RecordReader implements BatchReader {

    private static final int BATCH_ROWS = 4096;

    private final Table table;
    private final Schema schema;
    private final Failures failures;
    private final List<String> present = new ArrayList<>();
    private final CloseableIterable<Record> records;
    private final Iterator<Record> rows;

    RecordReader(Head head, Schema schema, Failures failures) {
        this.table = head.table();
        this.schema = schema;
        this.failures = failures;
        for (String name : schema.names()) {
            if (table.schema().findField(name) != null) {
                present.add(name);
            }
        }
        var scan = IcebergGenerics.read(table).select(present);
        head.snapshot().ifPresent(newest -> scan.useSnapshot(newest.snapshotId()));
        this.records = scan.build();
        this.rows = records.iterator();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public boolean read(ColumnBatch batch) {
        batch.reset();
        try {
            return Library.call(() -> {
                while (batch.rowCount() < BATCH_ROWS && rows.hasNext()) {
                    append(rows.next(), batch);
                }
                return batch.rowCount() > 0;
            });
        } catch (IOException | RuntimeException e) {
            throw failures.unavailable("the table " + table.name(), e);
        }
    }

    private void append(Record row, ColumnBatch batch) {
        for (int i = 0; i < schema.size(); i++) {
            String name = schema.field(i).name();
            Object value = present.contains(name) ? row.getField(name) : null;
            if (value == null) {
                batch.column(i).appendNull();
            } else {
                RecordValues.append(value, schema.field(i), batch, i);
            }
        }
        batch.endRow();
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw failures.unavailable("the table " + table.name(), e);
        }
    }
}
