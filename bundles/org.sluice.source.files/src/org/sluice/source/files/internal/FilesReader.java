package org.sluice.source.files.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.type.Schema;

/** The rows of a slice's files, one file after the other. Used by one thread. */
final class FilesReader implements BatchReader {

    private final Schema schema;
    private final FileColumns columns;
    private final FileOpening opening;
    private final Iterator<DataFile> files;
    private final long limit;
    private final long batchBytes;
    private final Cancellation cancellation;
    private long delivered;
    private @Nullable FileRows rows;
    private @Nullable DataFile file;

    /** Opens the rows of files. */
    interface FileOpening {

        FileRows open(DataFile file, ColumnBatch first) throws IOException;

        /** Refuses a file that is no longer what it was. */
        void requireUnchanged(DataFile file) throws IOException;

        String describe(DataFile file);
    }

    /**
     * How much to read.
     *
     * @param limit rows in all; 0 for all there are
     * @param batchBytes bytes in a batch, about
     */
    record Amount(long limit, long batchBytes) {}

    FilesReader(
            Schema schema,
            FileColumns columns,
            FileOpening opening,
            Iterator<DataFile> files,
            Amount amount,
            Cancellation cancellation) {
        this.schema = schema;
        this.columns = columns;
        this.opening = opening;
        this.files = files;
        this.limit = amount.limit() == 0 ? Long.MAX_VALUE : amount.limit();
        this.batchBytes = amount.batchBytes();
        this.cancellation = cancellation;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public boolean read(ColumnBatch batch) {
        batch.reset();
        cancellation.throwIfCancelled();
        try {
            while (delivered + batch.rowCount() < limit && batch.sizeInBytes() < batchBytes && hasFile(batch)) {
                append(batch);
                cancellation.throwIfCancelled();
            }
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            throw Problems.unreadable(place(), e);
        }
        delivered += batch.rowCount();
        return batch.rowCount() > 0;
    }

    private String place() {
        DataFile current = file;
        return current == null ? "The file" : opening.describe(current);
    }

    private boolean hasFile(ColumnBatch batch) throws IOException {
        if (rows != null) {
            return true;
        }
        if (!files.hasNext()) {
            return false;
        }
        DataFile next = files.next();
        file = next;
        opening.requireUnchanged(next);
        rows = opening.open(next, batch);
        return true;
    }

    private void append(ColumnBatch batch) throws IOException {
        FileRows from = rows;
        DataFile current = file;
        if (from == null || current == null) {
            return;
        }
        int before = batch.rowCount();
        long most = limit == Long.MAX_VALUE ? Long.MAX_VALUE : limit - delivered;
        boolean more = from.append(batch, new FileRows.Enough(most, batchBytes));
        describe(current, batch, batch.rowCount() - before);
        if (!more) {
            close();
            opening.requireUnchanged(current);
        }
    }

    /** The columns that tell of the file. */
    private void describe(DataFile current, ColumnBatch batch, int count) {
        for (int i = columns.taken().size(); i < schema.size(); i++) {
            if (schema.field(i).name().equals(FileColumns.FILE)) {
                byte[] path = current.path().getBytes(StandardCharsets.UTF_8);
                for (int row = 0; row < count; row++) {
                    batch.bytes(i).append(path);
                }
            } else {
                long micros = ChronoUnit.MICROS.between(Instant.EPOCH, current.modified());
                for (int row = 0; row < count; row++) {
                    batch.longs(i).append(micros);
                }
            }
        }
    }

    @Override
    public void close() {
        FileRows open = rows;
        rows = null;
        if (open != null) {
            open.close();
        }
    }
}
