package org.sluice.columnar.internal.decode;

import java.io.IOException;

/** Ids of a dictionary of numbers. */
final class DictionaryNumberDecoder implements NumberDecoder {

    private final RunLengthDecoder runs;
    private final long[] dictionary;
    private int[] ids = new int[0];

    DictionaryNumberDecoder(PageInput page, long[] dictionary) throws IOException {
        this.runs = new RunLengthDecoder(page, page.readByte());
        this.dictionary = dictionary;
    }

    @Override
    public void read(long[] out, int count) throws IOException {
        if (ids.length < count) {
            ids = new int[count];
        }
        runs.read(ids, count);
        for (int i = 0; i < count; i++) {
            out[i] = dictionary[ids[i]];
        }
    }
}
