package org.sluice.source.files.internal;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.CancelledException;

/** The rows of a CSV file. */
final class CsvRows implements FileRows {

    private final String file;
    private final RowAppender appender;
    private final CsvReader<Boolean> reader;
    private final CloseableIterator<Boolean> records;

    CsvRows(InputStream in, String fileName, TextSettings settings, FileColumns columns, RowAppender appender)
            throws IOException {
        this.file = appender.file();
        this.appender = appender;
        CsvRowHandler handler = new CsvRowHandler(settings.csv(), columns, appender);
        this.reader = CsvInput.open(in, fileName, settings.csv(), settings.maxRecord(), handler);
        this.records = reader.iterator();
    }

    @Override
    public boolean append(ColumnBatch batch, Enough enough) {
        appender.into(batch);
        try {
            while (records.hasNext()) {
                records.next();
                if (appender.isEnough(enough)) {
                    return true;
                }
            }
            return false;
        } catch (UncheckedIOException e) {
            throw Problems.unreadable(place(), e.getCause());
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CancelledException cancelled) {
                throw cancelled;
            }
            throw CsvFailures.of(file, appender.line(), e);
        }
    }

    private String place() {
        return file + " (after line " + appender.line() + ")";
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw Problems.unreadable(file, e);
        }
    }
}
