package org.sluice.columnar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.Schema;

/** Reads a flat Parquet file as batches. Used by one thread. */
public final class BatchFileReader implements BatchReader {

    private static final int BATCH_ROWS = 8192;
    private static final long BATCH_BYTES = 2L << 20;

    private final String name;
    private final ParquetFileReader file;
    private final FileMetaData footer;
    private final Schema schema;
    private final List<ColumnDecoder> decoders = new ArrayList<>();
    private long rowsLeftInGroup;

    private BatchFileReader(InputFile input) throws IOException {
        this.name = input.toString();
        this.file = ParquetFileReader.open(
                input,
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
        this.footer = file.getFooter().getFileMetaData();
        this.schema = ParquetSchemas.fromFooter(footer);
    }

    /** Opens a local file. */
    public static BatchFileReader open(Path path) throws IOException {
        return new BatchFileReader(new LocalInputFile(path));
    }

    /** Opens any file. */
    public static BatchFileReader open(InputFile input) throws IOException {
        return new BatchFileReader(input);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /** How many rows the footer states. */
    public long rowCount() {
        return file.getRecordCount();
    }

    @Override
    public boolean read(ColumnBatch batch) {
        batch.reset();
        try {
            if (rowsLeftInGroup == 0 && !nextRowGroup()) {
                return false;
            }
            while (rowsLeftInGroup > 0 && batch.rowCount() < BATCH_ROWS && batch.sizeInBytes() < BATCH_BYTES) {
                int rows = (int) Math.min(rowsLeftInGroup, 256);
                for (ColumnDecoder decoder : decoders) {
                    decoder.decode(batch, rows);
                }
                batch.setRowCount(batch.rowCount() + rows);
                rowsLeftInGroup -= rows;
            }
            return true;
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_STAGING_CORRUPT,
                    "The file " + name + " cannot be read: " + e.getMessage() + ".",
                    "",
                    e);
        }
    }

    private boolean nextRowGroup() throws IOException {
        PageReadStore pages = file.readNextRowGroup();
        if (pages == null) {
            return false;
        }
        MessageType parquetSchema = footer.getSchema();
        ColumnReadStoreImpl store =
                new ColumnReadStoreImpl(pages, new NoConverter(), parquetSchema, footer.getCreatedBy());
        decoders.clear();
        List<ColumnDescriptor> columns = parquetSchema.getColumns();
        for (int i = 0; i < columns.size(); i++) {
            ColumnReader reader = store.getColumnReader(columns.get(i));
            decoders.add(new ColumnDecoder(schema.field(i), i, columns.get(i), reader));
        }
        rowsLeftInGroup = pages.getRowCount();
        return rowsLeftInGroup > 0 || nextRowGroup();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_STAGING_CORRUPT,
                    "The file " + name + " cannot be closed: " + e.getMessage() + ".",
                    "",
                    e);
        }
    }
}
