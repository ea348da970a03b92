package org.sluice.source.files.internal;

import com.fasterxml.jackson.core.JsonParser;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.sluice.api.type.Field;

/** The first rows of some files, from which names and types of columns are guessed. */
final class TextSample {

    private final TextSettings settings;
    private final long rowsOfEach;
    private final long bytesOfEach;
    private final Map<String, TypeGuess> guesses = new LinkedHashMap<>();
    private long rows;
    private long bytes;
    private boolean complete = true;

    TextSample(TextSettings settings, long rowsOfEach, long bytesOfEach) {
        this.settings = settings;
        this.rowsOfEach = rowsOfEach;
        this.bytesOfEach = bytesOfEach;
    }

    /** Takes the first rows of a file. */
    void add(FileFormat format, String place, DataFile file, CountedInput in) throws IOException {
        long before = rows;
        boolean whole = format == FileFormat.CSV ? addCsv(place, file.name(), in) : addJson(place, in);
        complete &= whole;
        if (rows > before) {
            // Of a compressed file it is not known how much was read; its text is about as long when it is all there.
            bytes += whole ? file.length() : Math.min(in.count(), file.length());
        }
    }

    long rows() {
        return rows;
    }

    /** Whether the sample is all there is, of the files that were looked at. */
    boolean complete() {
        return complete;
    }

    OptionalDouble bytesPerRow() {
        return rows == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) bytes / rows);
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        guesses.forEach((name, guess) -> fields.add(new Field(name, guess.type(), true)));
        return fields;
    }

    private TypeGuess guess(String name) {
        return guesses.computeIfAbsent(name, none -> new TypeGuess(settings.values()));
    }

    private boolean addCsv(String place, String fileName, CountedInput in) throws IOException {
        CsvSampleHandler handler = new CsvSampleHandler(place, settings.csv(), this::guess);
        try (CsvReader<Boolean> reader = CsvInput.open(in, fileName, settings.csv(), settings.maxRecord(), handler);
                CloseableIterator<Boolean> records = reader.iterator()) {
            while (records.hasNext()) {
                records.next();
                if (handler.rows() >= rowsOfEach || in.count() >= bytesOfEach) {
                    rows += handler.rows();
                    return false;
                }
            }
        } catch (UncheckedIOException e) {
            throw Problems.unreadable(place, e.getCause());
        } catch (CsvParseException e) {
            throw CsvFailures.of(place, handler.line(), e);
        }
        rows += handler.rows();
        return true;
    }

    private boolean addJson(String place, CountedInput in) throws IOException {
        try (JsonLines lines = new JsonLines(place, in, settings.maxRecord())) {
            long count = 0;
            while (lines.next(this::field)) {
                rows++;
                if (++count >= rowsOfEach || in.count() >= bytesOfEach) {
                    return false;
                }
            }
            return true;
        }
    }

    private void field(String name, JsonParser parser) throws IOException {
        TypeGuess guess = guess(name);
        switch (parser.currentToken()) {
            case VALUE_STRING -> guess.string(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> guess.numeral(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> guess.truth();
            case START_OBJECT, START_ARRAY -> {
                guess.nested();
                parser.skipChildren();
            }
            default -> parser.skipChildren();
        }
    }
}
