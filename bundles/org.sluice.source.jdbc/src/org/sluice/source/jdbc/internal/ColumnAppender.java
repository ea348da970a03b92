package org.sluice.source.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.sluice.api.data.ColumnBatch;

/** Takes one column's value of the current row. */
interface ColumnAppender {

    /** Appends the value of column {@code index} (from 0) to the same column of the batch. */
    void append(ResultSet row, int index, ColumnBatch batch) throws SQLException;
}
