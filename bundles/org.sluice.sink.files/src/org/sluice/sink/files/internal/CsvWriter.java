package org.sluice.sink.files.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.sluice.api.data.BytesVector;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.ColumnVector;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;
import org.sluice.files.table.RowFileWriter;

/** Writes rows as CSV in UTF-8. Quotes stand where they are needed, and around texts that else would mean null. */
final class CsvWriter implements RowFileWriter {

    private final TextOutput out;
    private final Schema schema;
    private final CsvDialect dialect;
    private final byte[] nullString;
    private final boolean[] special = new boolean[256];
    private final ValueWriter[] columns;

    /** Writes a value that is not null. */
    private interface ValueWriter {
        void write(ColumnVector column, int row) throws IOException;
    }

    CsvWriter(TextOutput out, Schema schema, CsvDialect dialect, boolean hex) {
        this.out = out;
        this.schema = schema;
        this.dialect = dialect;
        this.nullString = dialect.nullString().getBytes(StandardCharsets.US_ASCII);
        special[dialect.delimiter()] = true;
        special[dialect.quote()] = true;
        special['\n'] = true;
        special['\r'] = true;
        this.columns =
                schema.fields().stream().map(field -> writer(field.type(), hex)).toArray(ValueWriter[]::new);
    }

    private ValueWriter writer(DataType type, boolean hex) {
        if (type instanceof DataType.Text || type instanceof DataType.Json) {
            return (column, row) -> {
                BytesVector bytes = (BytesVector) column;
                text(bytes.data(), bytes.start(row), bytes.length(row));
            };
        }
        ValueText texts = ValueText.of(type, hex);
        if (type instanceof DataType.Binary) {
            return (column, row) -> {
                byte[] bytes = texts.of(column, row).getBytes(StandardCharsets.US_ASCII);
                text(bytes, 0, bytes.length);
            };
        }
        return (column, row) -> out.ascii(texts.of(column, row));
    }

    /** Writes the header. */
    void begin() throws IOException {
        if (dialect.header()) {
            for (int i = 0; i < schema.size(); i++) {
                separate(i);
                Field field = schema.field(i);
                byte[] name = field.name().getBytes(StandardCharsets.UTF_8);
                text(name, 0, name.length);
            }
            out.ascii(dialect.lineEnd());
        }
    }

    private void separate(int column) throws IOException {
        if (column > 0) {
            out.write(dialect.delimiter());
        }
    }

    @Override
    public void write(ColumnBatch batch) throws IOException {
        for (int row = 0; row < batch.rowCount(); row++) {
            for (int i = 0; i < columns.length; i++) {
                separate(i);
                ColumnVector column = batch.column(i);
                if (column.isNull(row)) {
                    out.write(nullString, 0, nullString.length);
                } else {
                    columns[i].write(column, row);
                }
            }
            out.ascii(dialect.lineEnd());
        }
    }

    private void text(byte[] bytes, int start, int length) throws IOException {
        if (!needsQuotes(bytes, start, length)) {
            out.write(bytes, start, length);
            return;
        }
        out.write(dialect.quote());
        int from = start;
        for (int i = start; i < start + length; i++) {
            if (bytes[i] == dialect.quote()) {
                out.write(bytes, from, i + 1 - from);
                from = i;
            }
        }
        out.write(bytes, from, start + length - from);
        out.write(dialect.quote());
    }

    /** Blanks at the ends are quoted too: some readers trim. */
    private boolean needsQuotes(byte[] bytes, int start, int length) {
        if (length == 0
                || bytes[start] == ' '
                || bytes[start + length - 1] == ' '
                || isNullString(bytes, start, length)) {
            return true;
        }
        for (int i = start; i < start + length; i++) {
            if (special[bytes[i] & 0xFF]) {
                return true;
            }
        }
        return false;
    }

    private boolean isNullString(byte[] bytes, int start, int length) {
        return java.util.Arrays.equals(bytes, start, start + length, nullString, 0, nullString.length);
    }

    @Override
    public long finish() throws IOException {
        return out.finish();
    }

    @Override
    public void close() {
        Closing.quietly(out);
    }
}
