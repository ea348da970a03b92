package org.sluice.sink.parquet.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.staging.SealedFile;
import org.sluice.api.type.Schema;
import org.sluice.columnar.BatchFileReader;
import org.sluice.columnar.BatchFileWriter;
import org.sluice.columnar.WriteSettings;
import org.sluice.files.Failures;
import org.sluice.files.Storage;
import org.sluice.files.table.ReadableTableFormat;
import org.sluice.files.table.RowFileWriter;
import org.sluice.files.table.Table;

/** Parquet files; staged ones are taken as they are. */
record ParquetFormat(WriteSettings settings) implements ReadableTableFormat {

    @Override
    public String suffix() {
        return ".parquet";
    }

    @Override
    public RowFileWriter create(OutputStream out, Schema schema) throws IOException {
        return new Writer(BatchFileWriter.create(out, schema, settings));
    }

    private record Writer(BatchFileWriter file) implements RowFileWriter {
        @Override
        public void write(ColumnBatch batch) throws IOException {
            file.write(batch);
        }

        @Override
        public long finish() throws IOException {
            return file.finish().bytes();
        }

        @Override
        public void close() {
            file.close();
        }
    }

    @Override
    public boolean adopts(SealedFile file) {
        return file.format().equals("parquet");
    }

    @Override
    public long rowsOf(SealedFile file) {
        try (BatchFileReader reader = BatchFileReader.open(file.path())) {
            return reader.rowCount();
        } catch (IOException | RuntimeException e) {
            // Parquet has no exception of its own for a file that is none.
            throw Failures.corrupt(file, Failures.reason(e), e);
        }
    }

    @Override
    public void check(SinkTarget target, Storage storage, Table table) throws IOException {
        new SchemaCheck(storage, table).check(target);
    }

    @Override
    public boolean hasRows(Storage storage, Storage.Entry file) throws IOException {
        try (BatchFileReader reader = BatchFileReader.open(storage.inputFile(file.path()))) {
            return reader.rowCount() > 0;
        }
    }

    @Override
    public BatchReader read(Storage storage, List<Storage.Entry> files, Schema schema) {
        return new TableReader(storage, files, schema);
    }
}
