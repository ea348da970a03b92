package org.sluice.source.jdbc.internal;

import org.sluice.api.data.ColumnBatch;

/** Takes a value as PostgreSQL's binary format has it. */
interface CopyDecoder {

    /** Appends {@code length} bytes from {@code at} to a column of the batch. */
    void append(byte[] data, int at, int length, int column, ColumnBatch batch);
}
