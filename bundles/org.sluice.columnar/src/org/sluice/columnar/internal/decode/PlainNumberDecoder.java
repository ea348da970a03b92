package org.sluice.columnar.internal.decode;

import java.io.IOException;

/** PLAIN numbers of four or eight bytes. */
final class PlainNumberDecoder implements NumberDecoder {

    private final PageInput page;
    private final int valueBytes;

    PlainNumberDecoder(PageInput page, int valueBytes) {
        this.page = page;
        this.valueBytes = valueBytes;
    }

    @Override
    public void read(long[] out, int count) throws IOException {
        if (valueBytes == Integer.BYTES) {
            page.readInts(out, count);
        } else {
            page.readLongs(out, count);
        }
    }
}
