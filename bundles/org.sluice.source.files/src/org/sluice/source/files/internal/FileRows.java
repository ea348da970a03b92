package org.sluice.source.files.internal;

import org.sluice.api.data.ColumnBatch;

/** The rows of one file. Used by one thread. */
interface FileRows extends AutoCloseable {

    /**
     * Appends rows to the first columns of a batch, until there are enough of them.
     *
     * @return false where the file has no more
     */
    boolean append(ColumnBatch batch, Enough enough);

    @Override
    void close();

    /**
     * When to stop.
     *
     * @param rows so many rows in the batch
     * @param bytes so many bytes in the batch, or a little more
     */
    record Enough(long rows, long bytes) {}
}
