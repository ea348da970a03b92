package org.sluice.source.files.internal;

import java.util.List;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.Field;

/** Appends the values of a file's rows, and says where one is wrong. */
final class RowAppender {

    private static final int FIXED_BYTES = 8;

    private final String file;
    private final Field[] fields;
    private final TextAppender[] appenders;
    private ColumnBatch batch;
    private long line;
    private long bytes;

    /**
     * For a file.
     *
     * @param file for messages
     * @param columns what is taken of it, in the order of the batch
     */
    RowAppender(String file, List<Field> columns, ValueSettings settings, ColumnBatch first) {
        this.file = file;
        this.fields = columns.toArray(Field[]::new);
        this.appenders = columns.stream()
                .map(field -> TextAppenders.of(field.type(), settings))
                .toArray(TextAppender[]::new);
        this.batch = first;
    }

    String file() {
        return file;
    }

    Field field(int column) {
        return fields[column];
    }

    int columns() {
        return fields.length;
    }

    ColumnBatch batch() {
        return batch;
    }

    /** Appends to this batch from now on. */
    void into(ColumnBatch next) {
        batch = next;
        bytes = 0;
    }

    /** Begins a row. */
    void beginRow(long atLine) {
        line = atLine;
    }

    long line() {
        return line;
    }

    void value(int column, char[] text, int offset, int length) {
        try {
            appenders[column].append(text, offset, length, batch.column(column));
        } catch (BadValueException e) {
            throw Problems.badValue(file, line, fields[column], new String(text, offset, length), e);
        }
        count(length);
    }

    void none(int column) {
        if (!fields[column].nullable()) {
            throw Problems.isNull(file, line, fields[column]);
        }
        batch.column(column).appendNull();
        bytes++;
    }

    /** Takes a value into account that was appended otherwise. */
    void count(int length) {
        bytes += FIXED_BYTES + length;
    }

    void endRow() {
        batch.endRow();
    }

    boolean isEnough(FileRows.Enough enough) {
        return bytes >= enough.bytes() || batch.rowCount() >= enough.rows();
    }
}
