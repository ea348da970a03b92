package org.sluice.columnar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.Schema;
import org.sluice.columnar.internal.decode.ColumnDecoder;
import org.sluice.columnar.internal.decode.ColumnDecoders;
import org.sluice.columnar.internal.decode.PageCodecs;

/** Reads a flat Parquet file as batches. Holds the compressed pages of one row group. Used by one thread. */
public final class BatchFileReader implements BatchReader {

    private static final int BATCH_ROWS = 8192;
    private static final long BATCH_BYTES = 2L << 20;
    private static final int FIRST_ROWS = 64;

    private final String name;
    private final ParquetFileReader file;
    private final Schema schema;
    private final ColumnDecoders columns;
    private List<ColumnDecoder> decoders = List.of();
    private int group;
    private int groupsLeft = Integer.MAX_VALUE;
    private long rowsLeftInGroup;
    private long rowsRead;
    private long bytesRead;

    private BatchFileReader(InputFile input) throws IOException {
        this.name = input.toString();
        this.file = ParquetFileReader.open(input, options());
        try {
            this.schema = ParquetSchemas.fromFooter(file.getFooter().getFileMetaData());
            this.columns = new ColumnDecoders(file, schema);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static ParquetReadOptions options() {
        ParquetReadOptions.Builder options = ParquetReadOptions.builder(new PlainParquetConfiguration());
        return options.withCodecFactory(new PageCodecs(options.build().getCodecFactory()))
                .build();
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

    /** The bytes of each row group, as they are stored. */
    public List<Long> rowGroupBytes() {
        return file.getRowGroups().stream()
                .map(BlockMetaData::getCompressedSize)
                .toList();
    }

    /** Reads a range of row groups only, the end exclusive. To be called before the first {@link #read}. */
    public void limitToRowGroups(int from, int to) {
        for (int i = 0; i < from; i++) {
            file.skipNextRowGroup();
        }
        group = from;
        groupsLeft = to - from;
    }

    @Override
    public boolean read(ColumnBatch batch) {
        batch.reset();
        try {
            if (rowsLeftInGroup == 0 && !nextRowGroup()) {
                return false;
            }
            fill(batch);
            return true;
        } catch (IOException | ParquetRuntimeException | IndexOutOfBoundsException | ArithmeticException e) {
            // What a torn page leads to.
            throw corrupt("cannot be read", e);
        }
    }

    private void fill(ColumnBatch batch) throws IOException {
        long bytes = 0;
        while (rowsLeftInGroup > 0 && batch.rowCount() < BATCH_ROWS && bytes < BATCH_BYTES) {
            int rows = (int) Math.min(rowsLeftInGroup, Math.min(BATCH_ROWS - batch.rowCount(), rowsFor(bytes)));
            for (int i = 0; i < decoders.size(); i++) {
                decoders.get(i).decode(batch.column(i), rows);
            }
            batch.setRowCount(batch.rowCount() + rows);
            rowsLeftInGroup -= rows;
            rowsRead += rows;
            bytesRead += batch.sizeInBytes() - bytes;
            bytes = batch.sizeInBytes();
        }
    }

    /** As many rows as should fit, by the rows before: a few long ones must not make a batch of gigabytes. */
    private long rowsFor(long bytes) {
        return rowsRead == 0 ? firstRows() : Math.max(1, (BATCH_BYTES - bytes) * rowsRead / Math.max(1, bytesRead));
    }

    private long firstRows() {
        long groupBytes = file.getRowGroups().get(group - 1).getTotalByteSize();
        return Math.max(1, Math.min(FIRST_ROWS, BATCH_BYTES * rowsLeftInGroup / Math.max(1, groupBytes)));
    }

    private boolean nextRowGroup() throws IOException {
        PageReadStore pages = groupsLeft > 0 ? file.readNextRowGroup() : null;
        if (pages == null) {
            return false;
        }
        groupsLeft--;
        group++;
        decoders = columns.of(pages);
        rowsLeftInGroup = pages.getRowCount();
        return rowsLeftInGroup > 0 || nextRowGroup();
    }

    private SluiceException corrupt(String what, Exception cause) {
        return new SluiceException(
                ProblemCode.E_STAGING_CORRUPT,
                "The file " + name + " " + what + ": " + cause.getMessage() + ".",
                "",
                cause);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw corrupt("cannot be closed", e);
        }
    }
}
