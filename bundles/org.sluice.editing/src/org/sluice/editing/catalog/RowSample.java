package org.sluice.editing.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/**
 * A few rows as texts.
 *
 * @param fields the columns
 * @param rows a text for each column; null values as {@link #NULL}
 */
public record RowSample(List<Field> fields, List<List<String>> rows) {

    /** Stands for no value. */
    public static final String NULL = "\u2400";

    private static final int BYTES_SHOWN = 32;

    /** Reads all rows; the caller closes the reader. */
    public static RowSample read(BatchReader reader) {
        Schema schema = reader.schema();
        ColumnBatch batch = new ColumnBatch(schema);
        List<List<String>> rows = new ArrayList<>();
        while (reader.read(batch)) {
            for (int row = 0; row < batch.rowCount(); row++) {
                rows.add(texts(batch, row));
            }
        }
        return new RowSample(schema.fields(), rows);
    }

    private static List<String> texts(ColumnBatch batch, int row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < batch.schema().size(); i++) {
            texts.add(batch.column(i).isNull(row) ? NULL : text(batch, i, row));
        }
        return texts;
    }

    private static String text(ColumnBatch batch, int column, int row) {
        DataType type = batch.schema().field(column).type();
        if (type instanceof DataType.Bool) {
            return batch.ints(column).get(row) != 0 ? "true" : "false";
        } else if (type instanceof DataType.Floating) {
            return Double.toString(batch.doubles(column).get(row));
        } else if (type instanceof DataType.Binary) {
            byte[] bytes = batch.bytes(column).get(row);
            byte[] shown = java.util.Arrays.copyOf(bytes, Math.min(bytes.length, BYTES_SHOWN));
            return "0x" + HexFormat.of().formatHex(shown) + (bytes.length > BYTES_SHOWN ? "\u2026" : "");
        } else if (type instanceof DataType.Text || type instanceof DataType.Json) {
            return new String(batch.bytes(column).get(row), StandardCharsets.UTF_8);
        }
        return CursorValue.at(batch, column, row).text();
    }
}
