package org.sluice.source.jdbc.internal;

import org.sluice.api.data.ColumnBatch;

/** When a batch is full. Looks at the size after 1, 2, 4 .. rows, then every 64: wide rows stay few. */
record BatchLimit(long bytes) {

    private static final int CHECK_ROWS = 64;

    boolean reached(ColumnBatch batch) {
        int rows = batch.rowCount();
        boolean due = rows < CHECK_ROWS ? (rows & (rows - 1)) == 0 : rows % CHECK_ROWS == 0;
        return due && batch.sizeInBytes() >= bytes;
    }
}
