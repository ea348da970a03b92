package org.sluice.sink.jdbc.internal;

import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.DataType;

/** Values of key columns for messages. */
final class KeyText {

    private KeyText() {}

    static String at(ColumnBatch batch, int column, int row) {
        DataType type = batch.schema().field(column).type();
        return CursorValue.supports(type) ? CursorValue.at(batch, column, row).text() : "(" + type + ")";
    }
}
