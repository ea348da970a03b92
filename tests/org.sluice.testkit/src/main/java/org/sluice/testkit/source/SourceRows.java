package org.sluice.testkit.source;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/** Rows of a number, a text and a time, and rows of any schema as texts. */
public final class SourceRows {

    /** The columns: {@code id int64, name string, at timestamp(6)}. */
    public static final Schema SCHEMA = new Schema(List.of(
            new Field("id", new DataType.Int(64), true),
            new Field("name", new DataType.Text(), true),
            new Field("at", new DataType.Timestamp(6), true)));

    private static final int NULL_EVERY = 5;
    private static final LocalDateTime FIRST = LocalDateTime.of(2024, 1, 1, 0, 0);

    private SourceRows() {}

    /** A row for each id; those divisible by five have no name; the time grows with the id. */
    public static ColumnBatch batch(long... ids) {
        ColumnBatch batch = new ColumnBatch(SCHEMA);
        for (long id : ids) {
            append(batch, id, id % NULL_EVERY == 0 ? null : "nämé, \"" + id + "\"");
        }
        return batch;
    }

    /** Rows whose names have so many characters. */
    public static ColumnBatch wide(int characters, long... ids) {
        ColumnBatch batch = new ColumnBatch(SCHEMA);
        for (long id : ids) {
            append(batch, id, Long.toString(id % 10).repeat(characters));
        }
        return batch;
    }

    private static void append(ColumnBatch batch, long id, @org.eclipse.jdt.annotation.Nullable String name) {
        batch.longs(0).append(id);
        if (name == null) {
            batch.bytes(1).appendNull();
        } else {
            batch.bytes(1).append(name.getBytes(StandardCharsets.UTF_8));
        }
        LocalDateTime at = FIRST.plusSeconds(id).plusNanos(500_000);
        batch.longs(2).append(at.toEpochSecond(ZoneOffset.UTC) * 1_000_000L + at.getNano() / 1000);
        batch.endRow();
    }

    /** From the first id to the last. */
    public static long[] range(long first, long last) {
        return LongStream.rangeClosed(first, last).toArray();
    }

    /** The same rows as texts. */
    public static List<List<String>> texts(long... ids) {
        return texts(batch(ids));
    }

    /** The rows of a batch as texts. */
    public static List<List<String>> texts(ColumnBatch batch) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < batch.rowCount(); row++) {
            String[] values = new String[batch.schema().size()];
            for (int column = 0; column < values.length; column++) {
                values[column] = text(batch, column, row);
            }
            rows.add(Arrays.asList(values));
        }
        return rows;
    }

    private static String text(ColumnBatch batch, int column, int row) {
        DataType type = batch.schema().field(column).type();
        if (batch.column(column).isNull(row)) {
            return "null";
        } else if (type instanceof DataType.Bool) {
            return Boolean.toString(batch.ints(column).get(row) == 1);
        } else if (type instanceof DataType.Floating) {
            return Double.toString(batch.doubles(column).get(row));
        } else if (type instanceof DataType.Binary) {
            return HexFormat.of().formatHex(batch.bytes(column).get(row));
        } else if (type instanceof DataType.Text || type instanceof DataType.Json) {
            return new String(batch.bytes(column).get(row), StandardCharsets.UTF_8);
        }
        return CursorValue.at(batch, column, row).text();
    }
}
