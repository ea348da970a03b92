package org.sluice.columnar.internal.decode;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.data.ColumnVector;

/** Walks through the pages of a flat column and takes care of its nulls. */
abstract class PageColumn implements ColumnDecoder {

    private static final int STEP = 1024;

    private final PageReader pages;
    private final boolean nullable;
    private final int[] levels = new int[STEP];
    private @Nullable ValidityDecoder validity;
    private boolean begun;
    private int rowsLeft;

    PageColumn(ColumnDescriptor column, PageReader pages) {
        this.pages = pages;
        this.nullable = column.getMaxDefinitionLevel() > 0;
    }

    @Override
    public final void decode(ColumnVector vector, int rows) throws IOException {
        int left = rows;
        while (left > 0) {
            while (rowsLeft == 0) {
                nextPage();
            }
            int count = append(vector, Math.min(STEP, Math.min(left, rowsLeft)));
            left -= count;
            rowsLeft -= count;
        }
    }

    private int append(ColumnVector vector, int atMost) throws IOException {
        ValidityDecoder decoder = validity;
        if (decoder == null) {
            read(atMost);
            appendAll(vector, atMost);
            return atMost;
        }
        int repeats = decoder.repeats();
        return repeats > 0
                ? appendAlike(vector, decoder, Math.min(repeats, atMost))
                : appendMixed(vector, decoder.read(levels, atMost));
    }

    private int appendAlike(ColumnVector vector, ValidityDecoder decoder, int count) throws IOException {
        if (decoder.readRepeated(count)) {
            read(count);
            appendAll(vector, count);
        } else {
            for (int i = 0; i < count; i++) {
                vector.appendNull();
            }
        }
        return count;
    }

    private int appendMixed(ColumnVector vector, int count) throws IOException {
        int values = 0;
        for (int i = 0; i < count; i++) {
            values += levels[i];
        }
        read(values);
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (levels[i] == 0) {
                vector.appendNull();
            } else {
                append(vector, at++, 1);
            }
        }
        return count;
    }

    private void appendAll(ColumnVector vector, int count) {
        append(vector, 0, count);
    }

    private void nextPage() throws IOException {
        if (!begun) {
            begun = true;
            DictionaryPage dictionary = pages.readDictionaryPage();
            if (dictionary != null) {
                readDictionary(PageInput.of(dictionary.getBytes()), dictionary.getDictionarySize());
            }
        }
        DataPage page = pages.readPage();
        if (page instanceof DataPageV1 first) {
            begin(first);
        } else if (page instanceof DataPageV2 second) {
            begin(second);
        } else {
            throw new IOException("a column has fewer rows than its row group");
        }
    }

    private void begin(DataPageV1 page) throws IOException {
        PageInput input = PageInput.of(page.getBytes());
        validity = nullable ? ValidityDecoder.before(input, page) : null;
        rowsLeft = page.getValueCount();
        begin(input, page.getValueEncoding());
    }

    private void begin(DataPageV2 page) throws IOException {
        validity = nullable ? ValidityDecoder.of(PageInput.of(page.getDefinitionLevels())) : null;
        rowsLeft = page.getValueCount();
        begin(PageInput.of(page.getData()), page.getDataEncoding());
    }

    final IOException unexpected(Encoding encoding) {
        return new IOException("a page is encoded as " + encoding + ", which the footer does not mention");
    }

    /** Keeps the dictionary of the row group. */
    abstract void readDictionary(PageInput page, int size) throws IOException;

    /** Begins with the values of a page. */
    abstract void begin(PageInput page, Encoding encoding) throws IOException;

    /** Reads the next values. */
    abstract void read(int count) throws IOException;

    /** Appends some of the values that were read. */
    abstract void append(ColumnVector vector, int from, int count);
}
