package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import org.apache.iceberg.PartitionData;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.Schema;

/** Writes rows as they come, into one file; without rows, into none. */
final class StreamingWriter implements RowWriter {

    private final Job job;
    private final SliceOutput output;
    private final Schema schema;
    private @Nullable DataFileWriter file;

    StreamingWriter(Job job, SliceOutput output, Schema schema) {
        this.job = job;
        this.output = output;
        this.schema = schema;
    }

    @Override
    public void write(ColumnBatch batch) throws IOException {
        if (batch.rowCount() > 0) {
            open().write(batch);
        }
    }

    private DataFileWriter open() throws IOException {
        DataFileWriter current = file;
        if (current == null) {
            PartitionData unpartitioned = new PartitionData(job.table().spec().partitionType());
            current = new DataFileWriter(job, output, schema, unpartitioned, 0);
            file = current;
        }
        return current;
    }

    @Override
    public void finish() throws IOException {
        DataFileWriter current = file;
        if (current != null) {
            current.finish();
        }
    }

    @Override
    public void close() {
        DataFileWriter current = file;
        if (current != null) {
            current.close();
        }
    }
}
