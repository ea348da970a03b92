package org.sluice.sink.iceberg.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;
import org.sluice.api.type.TypeParser;
import org.sluice.testkit.sink.SinkRows;

/** Batches written down in tests. */
final class Batches {

    private Batches() {}

    /** A schema of columns such as {@code id int64 not null}. */
    static Schema schema(String... columns) {
        return new Schema(List.of(columns).stream().map(Batches::field).toList());
    }

    private static Field field(String text) {
        String[] words = text.split(" ", 2);
        boolean required = words[1].endsWith(" not null");
        return new Field(words[0], TypeParser.parse(words[1].replace(" not null", "")), !required);
    }

    /** A batch of rows; numbers, booleans, texts and null. */
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

    private static void append(ColumnBatch batch, int column, Object value) {
        DataType type = batch.schema().field(column).type();
        if (value == null) {
            batch.column(column).appendNull();
            return;
        }
        switch (type.storage()) {
            case INT -> batch.ints(column).append(value instanceof Boolean flag ? (flag ? 1 : 0) : (int) value);
            case LONG -> batch.longs(column).append(((Number) value).longValue());
            case DOUBLE -> batch.doubles(column).append(((Number) value).doubleValue());
            case BYTES ->
                batch.bytes(column)
                        .append(
                                value instanceof byte[] bytes
                                        ? bytes
                                        : value.toString().getBytes(StandardCharsets.UTF_8));
            case NESTED -> throw new IllegalArgumentException("nested");
        }
    }

    static BatchReader reader(ColumnBatch rows) {
        return SinkRows.reader(rows);
    }
}
