package org.sluice.files.table;

import java.io.IOException;
import org.sluice.api.data.ColumnBatch;

/** Writes rows to one file. Used by one thread. The stream below belongs to the caller. */
public interface RowFileWriter extends AutoCloseable {

    /** Takes all rows of a batch. */
    void write(ColumnBatch batch) throws IOException;

    /** Ends the file; returns its length in bytes. */
    long finish() throws IOException;

    /** Without {@link #finish()} before, what was written is no whole file. */
    @Override
    void close();
}
