package org.sluice.columnar;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.Schema;

/**
 * Writes batches as one Parquet file, column by column. Holds the compressed pages of one row group and a page a column.
 * Used by one thread. The stream belongs to the caller, who flushes it to the disk and closes it.
 */
public final class BatchFileWriter implements AutoCloseable {

    private static final int PAGE_BYTES = 1 << 20;
    private static final int PAGE_ROWS = 50_000;

    private final WriteSettings settings;
    private final Schema schema;
    private final MessageType parquetSchema;
    private final ParquetProperties properties;
    private final StreamOutput output;
    private final ParquetFileWriter file;
    private final PageCompressor compressor;
    private final List<ColumnEncoder> encoders = new ArrayList<>();
    private final Chunks chunks;
    private ColumnWriteStore store;
    private long rows;
    private long rowsInGroup;

    private BatchFileWriter(OutputStream out, Schema schema, WriteSettings settings) throws IOException {
        this.settings = settings;
        this.schema = schema;
        this.parquetSchema = ParquetSchemas.toMessageType(schema, settings.fieldIds());
        this.properties = ParquetProperties.builder()
                .withPageSize(PAGE_BYTES)
                .withPageRowCountLimit(PAGE_ROWS)
                .withDictionaryPageSize(PAGE_BYTES)
                .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
                .build();
        this.output = new StreamOutput(out);
        this.file = new ParquetFileWriter(
                output, parquetSchema, ParquetFileWriter.Mode.CREATE, settings.rowGroupBytes(), 0, null, properties);
        this.compressor = new PageCompressor(settings.codec(), settings.level());
        this.chunks = new Chunks();
        for (int i = 0; i < schema.size(); i++) {
            encoders.add(new ColumnEncoder(schema.field(i), i));
        }
        this.store = properties.newColumnWriteStore(parquetSchema, chunks);
        file.start();
    }

    /** The pages of each column of the row group. */
    @NonNullByDefault({})
    private final class Chunks implements PageWriteStore {
        private final Map<ColumnDescriptor, ChunkPages> pages = new TreeMap<>();

        Chunks() {
            parquetSchema
                    .getColumns()
                    .forEach(column -> pages.put(column, new ChunkPages(column, compressor, settings.codec())));
        }

        @Override
        public PageWriter getPageWriter(ColumnDescriptor column) {
            return of(column);
        }

        private ChunkPages of(ColumnDescriptor column) {
            ChunkPages found = pages.get(column);
            if (found == null) {
                throw new IllegalArgumentException("No column " + column);
            }
            return found;
        }
    }

    /** Begins a file. */
    public static BatchFileWriter create(OutputStream out, Schema schema, WriteSettings settings) throws IOException {
        return new BatchFileWriter(out, schema, settings);
    }

    /** Takes all rows of a batch. */
    public void write(ColumnBatch batch) throws IOException {
        int count = batch.rowCount();
        for (int i = 0; i < encoders.size(); i++) {
            encoders.get(i)
                    .encode(
                            batch,
                            store.getColumnWriter(parquetSchema.getColumns().get(i)));
        }
        for (int row = 0; row < count; row++) {
            store.endRecord();
        }
        rows += count;
        rowsInGroup += count;
        if (store.getBufferedSize() >= settings.rowGroupBytes()) {
            endRowGroup();
            store = properties.newColumnWriteStore(parquetSchema, chunks);
        }
    }

    private void endRowGroup() throws IOException {
        if (rowsInGroup > 0) {
            file.startBlock(rowsInGroup);
            store.flush();
            for (ColumnDescriptor column : parquetSchema.getColumns()) {
                chunks.of(column).flush(file);
            }
            file.endBlock();
            rowsInGroup = 0;
        }
        store.close();
    }

    /** Writes the footer and ends the file. */
    public WrittenFile finish() throws IOException {
        endRowGroup();
        Map<String, String> footer = new TreeMap<>(settings.metadata());
        footer.putAll(ParquetSchemas.footerEntries(schema));
        file.end(footer);
        output.flush();
        return new WrittenFile(rows, output.getPos(), output.checksum());
    }

    /** Without {@link #finish()} before, what was written is no Parquet file. */
    @Override
    public void close() {
        store.close();
        compressor.close();
    }
}
