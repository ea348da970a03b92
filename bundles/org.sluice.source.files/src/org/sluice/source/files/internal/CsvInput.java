package org.sluice.source.files.internal;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Opens CSV as text. */
final class CsvInput {

    private static final int MARK = 3;

    private CsvInput() {}

    /**
     * The records of a file, each handed over by the handler.
     *
     * @param in supports marks
     */
    static <T> CsvReader<T> open(
            InputStream in, String fileName, CsvSettings settings, int maxRecord, CsvCallbackHandler<T> handler)
            throws IOException {
        Reader text = text(in, settings.encoding());
        char delimiter = settings.delimiter(fileName);
        if (settings.escape().isPresent()) {
            text = new EscapedQuotes(
                    text, delimiter, settings.quote(), settings.escape().get());
        }
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(settings.quote())
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(maxRecord)
                .build(handler, text);
    }

    /** A byte order mark tells the encoding better than any option. */
    private static Reader text(InputStream in, Charset stated) throws IOException {
        in.mark(MARK);
        byte[] start = in.readNBytes(MARK);
        Charset encoding = stated;
        int mark = 0;
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            encoding = StandardCharsets.UTF_8;
            mark = 3;
        } else if (startsWith(start, 0xFF, 0xFE)) {
            encoding = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (startsWith(start, 0xFE, 0xFF)) {
            encoding = StandardCharsets.UTF_16BE;
            mark = 2;
        }
        in.reset();
        in.skipNBytes(mark);
        return new InputStreamReader(
                in,
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static boolean startsWith(byte[] start, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= start.length || start[i] != (byte) mark[i]) {
                return false;
            }
        }
        return true;
    }
}
