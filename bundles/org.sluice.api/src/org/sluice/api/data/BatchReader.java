package org.sluice.api.data;

import org.sluice.api.type.Schema;

/** A stream of batches. Used by one thread; closing it early is allowed and frees what it holds. */
public interface BatchReader extends AutoCloseable {

    /** The schema of every batch. */
    Schema schema();

    /**
     * Resets the batch and fills it with the next rows.
     *
     * @return false when there are no more rows; the batch is then empty
     */
    boolean read(ColumnBatch batch);

    @Override
    void close();
}
