package org.sluice.columnar.internal.decode;

import java.io.IOException;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPageV1;

/** Which rows of a page have a value: definition levels of a flat column, which are 0 or 1. */
final class ValidityDecoder {

    private final RunLengthDecoder levels;

    private ValidityDecoder(PageInput levels) throws IOException {
        this.levels = new RunLengthDecoder(levels, 1);
    }

    /** The levels before the values of a page of version 1, with their length before them. */
    static ValidityDecoder before(PageInput page, DataPageV1 header) throws IOException {
        if (header.getDlEncoding() != Encoding.RLE) {
            throw new IOException("definition levels are encoded as " + header.getDlEncoding());
        }
        return new ValidityDecoder(page.slice(page.readInt()));
    }

    /** The levels of a page of version 2, which stand by themselves. */
    static ValidityDecoder of(PageInput levels) throws IOException {
        return new ValidityDecoder(levels);
    }

    /** How many of the next rows are alike; 0 where they differ. */
    int repeats() throws IOException {
        return levels.repeats();
    }

    /** Whether the next rows, which are alike, have values. */
    boolean readRepeated(int count) {
        return levels.readRepeated(count) != 0;
    }

    /** Reads the levels of rows that differ; returns of how many. */
    int read(int[] out, int atMost) throws IOException {
        int count = Math.min(atMost, levels.packed());
        levels.read(out, count);
        return count;
    }
}
