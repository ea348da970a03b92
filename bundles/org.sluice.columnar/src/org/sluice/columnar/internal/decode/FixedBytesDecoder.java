package org.sluice.columnar.internal.decode;

import java.io.IOException;
import java.util.Arrays;

/** PLAIN byte strings of one length. */
final class FixedBytesDecoder implements BytesDecoder {

    private final PageInput page;
    private final int length;

    FixedBytesDecoder(PageInput page, int length) {
        this.page = page;
        this.length = length;
    }

    @Override
    public void read(BytesBlock block, int count) throws IOException {
        block.data = page.array();
        int start = page.skip(Math.multiplyExact(count, length));
        for (int i = 0; i < count; i++) {
            block.starts[i] = start + i * length;
        }
        Arrays.fill(block.lengths, 0, count, length);
    }
}
