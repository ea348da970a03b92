package org.sluice.columnar.internal.decode;

import java.io.IOException;

/** PLAIN byte strings, each after its length. */
final class PlainBytesDecoder implements BytesDecoder {

    private final PageInput page;

    PlainBytesDecoder(PageInput page) {
        this.page = page;
    }

    @Override
    public void read(BytesBlock block, int count) throws IOException {
        block.data = page.array();
        for (int i = 0; i < count; i++) {
            int length = page.readInt();
            block.starts[i] = page.skip(length);
            block.lengths[i] = length;
        }
    }
}
