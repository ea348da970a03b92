package org.sluice.testkit.sink;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.Counts;
import org.sluice.api.data.RowHash;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/** Rows of a number and a text, and the texts that {@link SinkContract#visibleRows} gives for them. */
public final class SinkRows {

    /** The columns: {@code id int64 not null, name string}. */
    public static final Schema SCHEMA = new Schema(
            List.of(new Field("id", new DataType.Int(64), false), new Field("name", new DataType.Text(), true)));

    private static final int NULL_EVERY = 5;

    private SinkRows() {}

    /** A row for each id; those divisible by five have no name. */
    public static ColumnBatch batch(long... ids) {
        ColumnBatch batch = new ColumnBatch(SCHEMA);
        for (long id : ids) {
            batch.longs(0).append(id);
            if (id % NULL_EVERY == 0) {
                batch.bytes(1).appendNull();
            } else {
                batch.bytes(1).append(name(id).getBytes(StandardCharsets.UTF_8));
            }
            batch.endRow();
        }
        return batch;
    }

    private static String name(long id) {
        return "nämé-" + id;
    }

    /** The same rows as texts: id, colon, name or null. */
    public static List<String> texts(long... ids) {
        return Arrays.stream(ids)
                .mapToObj(id -> id + ":" + (id % NULL_EVERY == 0 ? "null" : name(id)))
                .toList();
    }

    /** From the first id to the last. */
    public static long[] range(long first, long last) {
        return LongStream.rangeClosed(first, last).toArray();
    }

    /** Counts and hash of a batch. */
    public static Counts counts(ColumnBatch batch) {
        RowHash hash = new RowHash();
        hash.add(batch);
        return hash.counts();
    }

    /** A reader that gives the rows of a batch in two parts, so that sinks see more than one batch. */
    public static BatchReader reader(ColumnBatch rows) {
        return new BatchReader() {
            private int next;

            @Override
            public Schema schema() {
                return rows.schema();
            }

            @Override
            public boolean read(ColumnBatch batch) {
                batch.reset();
                int end = next == 0 ? rows.rowCount() - rows.rowCount() / 2 : rows.rowCount();
                for (; next < end; next++) {
                    batch.appendRow(rows, next);
                }
                return batch.rowCount() > 0;
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
    }
}
