package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.StructLike;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.Schema;
import org.sluice.columnar.BatchFileWriter;
import org.sluice.columnar.WriteSettings;

/** One data file of a slice. Used by one thread. */
final class DataFileWriter implements AutoCloseable {

    private final SliceOutput output;
    private final StructLike partition;
    private final int sortOrder;
    private final String path;
    private final OutputStream stream;
    private final BatchFileWriter file;

    DataFileWriter(Job job, SliceOutput output, Schema schema, StructLike partition, int sortOrder) throws IOException {
        this.output = output;
        this.partition = partition;
        this.sortOrder = sortOrder;
        this.path = output.newPath(partition);
        this.stream = job.files().create(path);
        WriteSettings settings =
                job.settings().writing(job.target()).withFieldIds(job.plan().orderedIds(schema.names()));
        this.file = BatchFileWriter.create(stream, RowWriter.fileSchema(schema), settings);
    }

    void write(ColumnBatch batch) throws IOException {
        file.write(batch);
    }

    DataFile finish() throws IOException {
        long bytes = file.finish().bytes();
        stream.close();
        DataFile written = output.add(path, partition, sortOrder);
        if (written.fileSizeInBytes() != bytes) {
            throw new IOException(written.fileSizeInBytes() + " bytes of " + path + " arrived instead of " + bytes);
        }
        return written;
    }

    @Override
    public void close() {
        file.close();
        try {
            stream.close();
        } catch (IOException e) {
            // What was not finished is discarded.
            return;
        }
    }
}
