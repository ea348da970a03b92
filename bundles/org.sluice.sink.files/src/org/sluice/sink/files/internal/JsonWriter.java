package org.sluice.sink.files.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.sluice.api.data.BytesVector;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.ColumnVector;
import org.sluice.api.data.DoubleVector;
import org.sluice.api.data.IntVector;
import org.sluice.api.data.LongVector;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;
import org.sluice.files.table.RowFileWriter;

/**
 * Writes rows as JSON, an object a line. Numbers stand as such with all their digits; NaN and the infinities, dates, times
 * and binary values as strings; JSON as it is.
 */
final class JsonWriter implements RowFileWriter {

    private static final int SHOWN = 60;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(10_000)
                    .build())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final TextOutput out;
    private final JsonGenerator json;
    private final SerializedString[] names;
    private final ValueWriter[] columns;

    /** Writes a value that is not null. */
    private interface ValueWriter {
        void write(ColumnVector column, int row) throws IOException;
    }

    JsonWriter(TextOutput out, Schema schema, boolean hex) throws IOException {
        this.out = out;
        this.json = FACTORY.createGenerator(out);
        json.setRootValueSeparator(new SerializedString("\n"));
        this.names = schema.fields().stream()
                .map(field -> new SerializedString(field.name()))
                .toArray(SerializedString[]::new);
        this.columns = schema.fields().stream().map(field -> writer(field, hex)).toArray(ValueWriter[]::new);
    }

    private ValueWriter writer(Field field, boolean hex) {
        DataType type = field.type();
        if (type instanceof DataType.Bool) {
            return (column, row) -> json.writeBoolean(((IntVector) column).get(row) == 1);
        } else if (type instanceof DataType.Int integer) {
            return integer.bits() == 64
                    ? (column, row) -> json.writeNumber(((LongVector) column).get(row))
                    : (column, row) -> json.writeNumber(((IntVector) column).get(row));
        } else if (type instanceof DataType.Decimal decimal) {
            return (column, row) -> json.writeNumber(ValueText.decimal(decimal, column, row));
        } else if (type instanceof DataType.Floating floating) {
            return floating.bits() == 32
                    ? (column, row) -> json.writeNumber((float) ((DoubleVector) column).get(row))
                    : (column, row) -> json.writeNumber(((DoubleVector) column).get(row));
        } else if (type instanceof DataType.Text) {
            return (column, row) -> {
                BytesVector bytes = (BytesVector) column;
                json.writeUTF8String(bytes.data(), bytes.start(row), bytes.length(row));
            };
        } else if (type instanceof DataType.Json) {
            return (column, row) -> document(field, ((BytesVector) column).get(row));
        }
        ValueText texts = ValueText.of(type, hex);
        return (column, row) -> json.writeString(texts.of(column, row));
    }

    /** As it is, but on one line: outside of its strings, a line's end is but a blank. */
    private void document(Field field, byte[] document) throws IOException {
        try (JsonParser parser = FACTORY.createParser(document)) {
            if (parser.nextToken() == null) {
                throw malformed(field, document, null);
            }
            parser.skipChildren();
            parser.finishToken();
            if (parser.nextToken() != null) {
                throw malformed(field, document, null);
            }
        } catch (JsonProcessingException e) {
            throw malformed(field, document, e);
        }
        for (int i = 0; i < document.length; i++) {
            if (document[i] == '\n' || document[i] == '\r') {
                document[i] = ' ';
            }
        }
        json.writeRawValue(new String(document, StandardCharsets.UTF_8).strip());
    }

    private static SluiceException malformed(
            Field field, byte[] document, @org.eclipse.jdt.annotation.Nullable Exception cause) {
        String text = new String(document, StandardCharsets.UTF_8);
        return new SluiceException(
                ProblemCode.E_VALUE_OUT_OF_RANGE,
                "The column '" + field.name() + "' is of type json, but holds '"
                        + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...") + "', which is none.",
                "Mend the value at its source, or read the column as string (columns: {" + field.name() + ": string}).",
                cause);
    }

    @Override
    public void write(ColumnBatch batch) throws IOException {
        for (int row = 0; row < batch.rowCount(); row++) {
            json.writeStartObject();
            for (int i = 0; i < columns.length; i++) {
                json.writeFieldName(names[i]);
                if (batch.column(i).isNull(row)) {
                    json.writeNull();
                } else {
                    columns[i].write(batch.column(i), row);
                }
            }
            json.writeEndObject();
        }
    }

    @Override
    public long finish() throws IOException {
        boolean any = json.getOutputContext().getEntryCount() > 0;
        json.close();
        if (any) {
            out.write('\n');
        }
        return out.finish();
    }

    @Override
    public void close() {
        Closing.quietly(out);
    }
}
