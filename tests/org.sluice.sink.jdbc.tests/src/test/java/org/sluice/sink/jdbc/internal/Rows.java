package org.sluice.sink.jdbc.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Schema;

/** Batches from plain objects. */
final class Rows {

    private Rows() {}

    /** Each row is an array of values: numbers as the vectors hold them, texts, decimals, bytes, or null. */
    static ColumnBatch of(Schema schema, Object[]... rows) {
        ColumnBatch batch = new ColumnBatch(schema);
        for (Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                append(batch, i, row[i]);
            }
            batch.endRow();
        }
        return batch;
    }

    static Object[] row(Object... values) {
        return values;
    }

    static void append(ColumnBatch batch, int column, Object value) {
        DataType type = batch.schema().field(column).type();
        if (value == null) {
            batch.column(column).appendNull();
            return;
        }
        switch (type.storage()) {
            case INT -> batch.ints(column).append(((Number) value).intValue());
            case LONG ->
                batch.longs(column)
                        .append(
                                value instanceof BigDecimal decimal
                                        ? decimal.unscaledValue().longValueExact()
                                        : ((Number) value).longValue());
            case DOUBLE -> batch.doubles(column).append(((Number) value).doubleValue());
            case BYTES -> batch.bytes(column).append(bytes(value));
            case NESTED -> throw new IllegalArgumentException(type.toString());
        }
    }

    private static byte[] bytes(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.unscaledValue().toByteArray();
        }
        return value instanceof byte[] raw ? raw : value.toString().getBytes(StandardCharsets.UTF_8);
    }
}
