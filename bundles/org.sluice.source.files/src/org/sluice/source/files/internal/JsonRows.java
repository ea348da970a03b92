package org.sluice.source.files.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.DataType;

/** The rows of a JSON lines file. A field that is missing, or null, is null. */
final class JsonRows implements FileRows {

    private final JsonLines lines;
    private final FileColumns columns;
    private final RowAppender appender;
    private final Map<String, Integer> targets = new HashMap<>();
    private final long[] seenAt;

    JsonRows(InputStream in, TextSettings settings, FileColumns columns, RowAppender appender) {
        this.lines = new JsonLines(appender.file(), in, settings.maxRecord());
        this.columns = columns;
        this.appender = appender;
        this.seenAt = new long[appender.columns()];
        for (int i = 0; i < appender.columns(); i++) {
            targets.put(appender.field(i).name(), i);
        }
    }

    @Override
    public boolean append(ColumnBatch batch, Enough enough) {
        appender.into(batch);
        while (lines.next(this::field)) {
            endRow();
            if (appender.isEnough(enough)) {
                return true;
            }
        }
        return false;
    }

    private void endRow() {
        long line = lines.line();
        appender.beginRow(line);
        for (int i = 0; i < seenAt.length; i++) {
            if (seenAt[i] != line) {
                appender.none(i);
            }
        }
        appender.endRow();
    }

    private void field(String name, JsonParser parser) throws IOException {
        Integer column = targets.get(name);
        if (column == null) {
            if (!columns.ignoreUnknown() && !columns.known().contains(name)) {
                throw Problems.unknownColumn(appender.file() + ", line " + lines.line(), name, columns.known());
            }
            parser.skipChildren();
            return;
        }
        appender.beginRow(lines.line());
        if (seenAt[column] == lines.line()) {
            throw Problems.badRow(
                    appender.file(),
                    lines.line(),
                    "the field '" + Problems.shortened(name) + "' stands twice in one object",
                    "Mend the file: it cannot be told which value counts.");
        }
        seenAt[column] = lines.line();
        value(column, parser);
    }

    private void value(int column, JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        DataType type = appender.field(column).type();
        if (token == JsonToken.VALUE_NULL) {
            appender.none(column);
        } else if (type instanceof DataType.Json || token.isStructStart()) {
            asItStands(column, parser);
        } else {
            appender.value(column, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        }
    }

    /** The bytes of a value, unchanged. */
    private void asItStands(int column, JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int length = (int) parser.currentLocation().getByteOffset() - start;
        DataType type = appender.field(column).type();
        if (type instanceof DataType.Json || type instanceof DataType.Text) {
            appender.batch().bytes(column).append(lines.bytes(), lines.start() + start, length);
            appender.count(length);
            return;
        }
        String text = new String(lines.bytes(), lines.start() + start, length, StandardCharsets.UTF_8);
        throw Problems.badValue(
                appender.file(), lines.line(), appender.field(column), text, new BadValueException("it is nested"));
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw Problems.unreadable(appender.file(), e);
        }
    }
}
