package org.sluice.columnar.internal.encode;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.sluice.api.data.ColumnVector;
import org.sluice.columnar.PageSettings;

/** Turns the vectors of one column into pages, row group after row group. Used by one thread. */
public abstract class ColumnEncoder {

    private static final int STEP = 1024;

    private final ColumnDescriptor column;
    private final PageTarget target;
    private final ChunkPages pages;
    private final DefinitionLevels levels = new DefinitionLevels();
    private final boolean nullable;
    private int rows;

    ColumnEncoder(ColumnDescriptor column, PageTarget target) {
        this.column = column;
        this.target = target;
        this.pages = new ChunkPages(column, target.compressor());
        this.nullable = column.getMaxDefinitionLevel() > 0;
    }

    /** Takes the rows of a vector from one up to another. */
    public final void encode(ColumnVector vector, int from, int to) throws IOException {
        PageSettings settings = target.settings();
        int at = from;
        while (at < to) {
            int count = step(vector, at, Math.min(STEP, to - at));
            if (nullable) {
                levels.add(vector, at, count);
            }
            addValues(vector, at, count);
            rows += count;
            at += count;
            if (rows >= settings.rows() || valueBytes() >= settings.bytes()) {
                endPage();
            }
        }
    }

    private void endPage() throws IOException {
        PageBytes page = target.page();
        page.clear();
        settle();
        if (nullable) {
            levels.writeTo(page);
        }
        Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
        statistics.incrementNumNulls(levels.nulls());
        addRange(statistics);
        Encoding encoding = writeValues(page);
        pages.add(page, rows, statistics, encoding);
        levels.clear();
        rows = 0;
    }

    /** Ends the row group: writes its pages and forgets them. */
    public final void endChunk(ParquetFileWriter file) throws IOException {
        if (rows > 0) {
            endPage();
        }
        PageBytes page = target.page();
        page.clear();
        int dictionarySize = endDictionary(page);
        if (dictionarySize > 0) {
            pages.setDictionary(page, dictionarySize);
        }
        pages.flush(file);
    }

    /** How many bytes are held: finished pages, the open page, the dictionary. */
    public final long bytes() {
        return pages.bytes() + valueBytes() + dictionaryBytes();
    }

    final ColumnDescriptor column() {
        return column;
    }

    final PageSettings settings() {
        return target.settings();
    }

    /** How many of the next rows fit a page well. */
    int step(ColumnVector vector, int from, int count) {
        return count;
    }

    /** Takes the values of some rows, nulls left out. */
    abstract void addValues(ColumnVector vector, int from, int count);

    /** About how many bytes the values of the open page take. */
    abstract int valueBytes();

    /** The last moment to choose the encoding of the open page. */
    void settle() {}

    /** Adds the smallest and the largest value of the open page. */
    abstract void addRange(Statistics<?> statistics);

    /** Writes the values of the open page and forgets them. */
    abstract Encoding writeValues(PageBytes page);

    abstract int dictionaryBytes();

    /** Writes the dictionary that pages refer to, forgets it, and returns its size; 0 where there is none. */
    abstract int endDictionary(PageBytes page);
}
