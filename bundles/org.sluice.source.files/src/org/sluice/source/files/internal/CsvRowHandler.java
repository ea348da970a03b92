package org.sluice.source.files.internal;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Takes the values of CSV records as they are parsed. */
@NonNullByDefault({})
final class CsvRowHandler extends AbstractBaseCsvCallbackHandler<Boolean> {

    private final CsvSettings settings;
    private final char[] nullString;
    private final FileColumns columns;
    private final RowAppender appender;
    private final List<String> header = new ArrayList<>();
    private int[] targets = {};
    private int[] absent = {};
    private boolean inHeader;

    CsvRowHandler(CsvSettings settings, FileColumns columns, RowAppender appender) {
        this.settings = settings;
        this.nullString = settings.nullString().toCharArray();
        this.columns = columns;
        this.appender = appender;
        this.inHeader = settings.header();
        if (!inHeader) {
            take(columns.known());
        }
    }

    private void take(List<String> names) {
        targets = columns.targets(appender.file(), names);
        absent = IntStream.range(0, appender.columns())
                .filter(column -> IntStream.of(targets).noneMatch(target -> target == column))
                .toArray();
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        appender.beginRow(startingLineNumber);
    }

    @Override
    protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
        if (inHeader) {
            header.add(new String(text, offset, length));
        } else if (index >= targets.length) {
            throw wrongNumber(index + 1);
        } else if (targets[index] < 0) {
            return;
        } else if (isNull(text, offset, length, quoted)) {
            appender.none(targets[index]);
        } else {
            appender.value(targets[index], text, offset, length);
        }
    }

    private boolean isNull(char[] text, int offset, int length, boolean quoted) {
        if (length != nullString.length || quoted && !settings.quotedNulls()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[offset + i] != nullString[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected Boolean buildRecord() {
        int found = getFieldCount();
        if (inHeader) {
            if (!header.isEmpty()) {
                inHeader = false;
                take(CsvHeader.names(appender.file(), header));
            }
        } else if (isEmptyLine(found)) {
            endEmptyLine();
        } else if (found < targets.length) {
            throw wrongNumber(found);
        } else {
            end();
        }
        return Boolean.TRUE;
    }

    private boolean isEmptyLine(int found) {
        return getRecordType() == de.siegmar.fastcsv.reader.RecordType.EMPTY || found == 0;
    }

    /** In a file of one column, it is a row without value. */
    private void endEmptyLine() {
        if (targets.length == 1) {
            if (targets[0] >= 0) {
                emptyValue(targets[0]);
            }
            end();
        }
    }

    private void emptyValue(int column) {
        if (nullString.length == 0) {
            appender.none(column);
        } else {
            appender.value(column, nullString, 0, 0);
        }
    }

    private void end() {
        for (int column : absent) {
            appender.none(column);
        }
        appender.endRow();
    }

    private RuntimeException wrongNumber(int found) {
        return Problems.badRow(
                appender.file(),
                appender.line(),
                "the row has " + found + (found > targets.length ? " values or more" : " values") + ", but there are "
                        + targets.length + " columns",
                "Mend the row, or check delimiter, quote and header of the endpoint.");
    }
}
