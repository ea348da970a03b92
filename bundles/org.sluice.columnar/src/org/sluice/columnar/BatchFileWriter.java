package org.sluice.columnar;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.ColumnVector;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.Schema;
import org.sluice.columnar.internal.encode.ColumnEncoder;
import org.sluice.columnar.internal.encode.ColumnEncoders;
import org.sluice.columnar.internal.encode.PageCompressor;

/**
 * Writes batches as one Parquet file, column by column. Holds the compressed pages of one row group, and the open page and
 * dictionary of each column; together they stay near the bytes of a row group. Used by one thread. The stream belongs to
 * the caller, who flushes it to the disk and closes it.
 */
public final class BatchFileWriter implements AutoCloseable {

    private static final int STEP_ROWS = 8192;
    private static final long STEP_BYTES = 4L << 20;

    private final WriteSettings settings;
    private final Schema schema;
    private final StreamOutput output;
    private final ParquetFileWriter file;
    private final PageCompressor compressor;
    private final List<ColumnEncoder> encoders;
    private long rows;
    private long rowsInGroup;

    private BatchFileWriter(OutputStream out, Schema schema, WriteSettings settings) throws IOException {
        this.settings = settings;
        this.schema = schema;
        this.output = new StreamOutput(out);
        MessageType columns = ParquetSchemas.toMessageType(schema, settings.fieldIds());
        this.file = new ParquetFileWriter(
                output,
                columns,
                ParquetFileWriter.Mode.CREATE,
                settings.rowGroupBytes(),
                0,
                null,
                ParquetProperties.builder().build());
        this.compressor = new PageCompressor(settings.codec().parquetName(), settings.level());
        this.encoders = ColumnEncoders.of(columns, settings.pages(), compressor);
        file.start();
    }

    /** Begins a file. */
    public static BatchFileWriter create(OutputStream out, Schema schema, WriteSettings settings) throws IOException {
        return new BatchFileWriter(out, schema, settings);
    }

    /** Takes all rows of a batch. */
    public void write(ColumnBatch batch) throws IOException {
        requireValues(batch);
        int step = stepRows(batch);
        for (int from = 0; from < batch.rowCount(); from += step) {
            write(batch, from, Math.min(batch.rowCount(), from + step));
        }
    }

    /** Long rows in small steps, so that a row group does not grow far beyond its limit. */
    private static int stepRows(ColumnBatch batch) {
        long rowBytes = batch.sizeInBytes() / Math.max(1, batch.rowCount()) + 1;
        return (int) Math.max(1, Math.min(STEP_ROWS, STEP_BYTES / rowBytes));
    }

    private void write(ColumnBatch batch, int from, int to) throws IOException {
        for (int i = 0; i < encoders.size(); i++) {
            encoders.get(i).encode(batch.column(i), from, to);
        }
        rows += to - from;
        rowsInGroup += to - from;
        if (bytesInGroup() >= settings.rowGroupBytes()) {
            endRowGroup();
        }
    }

    private void requireValues(ColumnBatch batch) {
        for (int i = 0; i < encoders.size(); i++) {
            ColumnVector column = batch.column(i);
            if (column.nullCount() > 0 && !schema.field(i).nullable()) {
                throw new SluiceException(
                        ProblemCode.E_TYPE_UNSUPPORTED,
                        "The column '" + schema.field(i).name()
                                + "' has a null although its source says that it never has one.",
                        "State the column as nullable at the source, or leave it out.");
            }
        }
    }

    private long bytesInGroup() {
        long bytes = 0;
        for (ColumnEncoder encoder : encoders) {
            bytes += encoder.bytes();
        }
        return bytes;
    }

    private void endRowGroup() throws IOException {
        if (rowsInGroup > 0) {
            file.startBlock(rowsInGroup);
            for (ColumnEncoder encoder : encoders) {
                encoder.endChunk(file);
            }
            file.endBlock();
            rowsInGroup = 0;
        }
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
        compressor.close();
    }
}
