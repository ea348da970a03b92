package org.sluice.source.files.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import org.sluice.api.problem.SluiceException;

/** What the CSV parser throws. */
final class CsvFailures {

    private CsvFailures() {}

    /** The parser wraps what the handler throws. */
    static SluiceException of(String file, long line, CsvParseException e) {
        if (e.getCause() instanceof SluiceException problem) {
            return problem;
        } else if (e.getCause() instanceof IOException failure) {
            return Problems.unreadable(file + " (after line " + line + ")", failure);
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return Problems.badRow(
                file,
                line,
                "the row that begins here cannot be read: " + why,
                "Check delimiter, quote and escape of the endpoint, and its max_record_bytes: a quote that is never closed"
                        + " swallows all that follows.");
    }
}
