package org.sluice.sink.jdbc.internal;

import java.sql.SQLException;
import org.sluice.api.data.ColumnBatch;

/** Fills one staging table, on one thread. */
interface RowWriter extends AutoCloseable {

    /** Takes the rows of a batch; it is always the same object. */
    void write(ColumnBatch batch) throws SQLException;

    /** Sends what is left; returns how many bytes were sent in all. */
    long finish() throws SQLException;

    @Override
    void close() throws SQLException;
}
