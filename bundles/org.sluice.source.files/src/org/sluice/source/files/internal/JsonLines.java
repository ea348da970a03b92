package org.sluice.source.files.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.sluice.api.problem.SluiceException;

/** The objects of a JSON lines file, one after the other. */
final class JsonLines implements Closeable {

    private static final int DEEPEST = 1000;

    private final String file;
    private final LineInput lines;
    private final JsonFactory factory;

    JsonLines(String file, InputStream in, int maxRecord) {
        this.file = file;
        this.lines = new LineInput(in, maxRecord);
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(10_000)
                        .maxNestingDepth(DEEPEST)
                        .build())
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
    }

    /** Takes the fields of an object. */
    interface Fields {

        /** A field whose value the parser stands at, and has to be passed. */
        void field(String name, JsonParser parser) throws IOException;
    }

    long line() {
        return lines.number();
    }

    /** The bytes of the line, for values that are passed on as they stand. */
    byte[] bytes() {
        return lines.bytes();
    }

    /** Where the line begins in its bytes. */
    int start() {
        return lines.start();
    }

    /** Hands over the fields of the next object; false at the end. Blank lines do not count. */
    boolean next(Fields fields) {
        try {
            while (lines.next()) {
                if (!isBlank()) {
                    object(fields);
                    return true;
                }
            }
            return false;
        } catch (LineInput.LineTooLongException e) {
            throw Problems.badRow(
                    file,
                    e.line(),
                    "the line is longer than max_record_bytes",
                    "Enlarge the endpoint's max_record_bytes; a file with one line only is perhaps no JSON lines file.");
        } catch (IOException e) {
            throw Problems.unreadable(file, e);
        }
    }

    private boolean isBlank() {
        byte[] bytes = lines.bytes();
        for (int i = lines.start(); i < lines.start() + lines.length(); i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private void object(Fields fields) throws IOException {
        try (JsonParser parser = factory.createParser(lines.bytes(), lines.start(), lines.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("it holds no object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.field(name, parser);
            }
            if (parser.nextToken() != null) {
                throw malformed("it holds more than one object");
            }
        } catch (JsonProcessingException e) {
            throw malformed(
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""));
        }
    }

    private SluiceException malformed(String why) {
        return Problems.badRow(
                file,
                lines.number(),
                "the line is no JSON object: " + why,
                "Each line must hold one whole object, in UTF-8. Rewrite a file that holds an array, or objects over"
                        + " several lines, for example with jq -c.");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
