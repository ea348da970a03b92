package org.sluice.source.files.internal;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Takes the values of CSV records for a guess. */
@NonNullByDefault({})
final class CsvSampleHandler extends AbstractBaseCsvCallbackHandler<Boolean> {

    private final String file;
    private final CsvSettings settings;
    private final Function<String, TypeGuess> guesses;
    private final List<String> header = new ArrayList<>();
    private final List<TypeGuess> columns = new ArrayList<>();
    private boolean inHeader;
    private long rows;
    private long line;

    CsvSampleHandler(String file, CsvSettings settings, Function<String, TypeGuess> guesses) {
        this.file = file;
        this.settings = settings;
        this.guesses = guesses;
        this.inHeader = settings.header();
    }

    long rows() {
        return rows;
    }

    long line() {
        return line;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
    }

    @Override
    protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
        String value = new String(text, offset, length);
        if (inHeader) {
            header.add(value);
            return;
        }
        if (index == columns.size() && !settings.header()) {
            columns.add(guesses.apply(CsvHeader.byPosition(index)));
        }
        boolean isNull = value.equals(settings.nullString()) && (!quoted || settings.quotedNulls());
        if (!isNull && index < columns.size()) {
            columns.get(index).text(value);
        }
    }

    @Override
    protected Boolean buildRecord() {
        if (!inHeader) {
            rows++;
        } else if (!header.isEmpty()) {
            inHeader = false;
            CsvHeader.names(file, header).forEach(name -> columns.add(guesses.apply(name)));
        }
        return Boolean.TRUE;
    }
}
