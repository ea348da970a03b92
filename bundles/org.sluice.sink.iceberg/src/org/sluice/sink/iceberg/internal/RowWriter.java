package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.util.List;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/** Writes the rows of a slice. Used by one thread. */
interface RowWriter extends AutoCloseable {

    void write(ColumnBatch batch) throws IOException;

    /** Ends the last file. */
    void finish() throws IOException;

    @Override
    void close();

    /** The columns as Iceberg's files have them: there are no integers of 8 and 16 bits, and JSON is text. */
    static Schema fileSchema(Schema schema) {
        List<Field> fields = schema.fields().stream()
                .map(field -> new Field(field.name(), fileType(field.type()), field.nullable()))
                .toList();
        return new Schema(fields);
    }

    private static DataType fileType(DataType type) {
        if (type instanceof DataType.Int integer && integer.bits() < Integer.SIZE) {
            return new DataType.Int(Integer.SIZE);
        }
        return type instanceof DataType.Json ? new DataType.Text() : type;
    }
}
