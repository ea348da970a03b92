package org.sluice.columnar.internal.decode;

import java.io.IOException;

/** Ids of a dictionary of byte strings. */
final class DictionaryBytesDecoder implements BytesDecoder {

    private final RunLengthDecoder runs;
    private final BytesBlock dictionary;
    private int[] ids = new int[0];

    DictionaryBytesDecoder(PageInput page, BytesBlock dictionary) throws IOException {
        this.runs = new RunLengthDecoder(page, page.readByte());
        this.dictionary = dictionary;
    }

    @Override
    public void read(BytesBlock block, int count) throws IOException {
        if (ids.length < count) {
            ids = new int[count];
        }
        runs.read(ids, count);
        block.data = dictionary.data;
        for (int i = 0; i < count; i++) {
            int id = ids[i];
            block.starts[i] = dictionary.starts[id];
            block.lengths[i] = dictionary.lengths[id];
        }
    }
}
