package org.sluice.api.staging;

import org.sluice.api.data.ColumnBatch;

/** Writes one slice, on one thread. */
public interface SliceWriter extends AutoCloseable {

    /** Takes the rows of a batch; the caller may reuse the batch at once. Blocks while the buffer is full. */
    void write(ColumnBatch batch);

    /**
     * Makes the slice immutable and durable, counted and hashed. Ends the writer.
     *
     * @param note one line that is kept with the slice, in the same step, for whoever finds it after a crash
     */
    StagedSlice seal(String note);

    /** Without a seal before, drops what was written. */
    @Override
    void close();
}
