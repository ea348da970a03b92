package org.sluice.columnar.internal.decode;

import java.io.IOException;

/** PLAIN booleans: one bit each. */
final class PlainBooleanDecoder implements NumberDecoder {

    private final PackedBits bits;

    PlainBooleanDecoder(PageInput page) throws IOException {
        this.bits = new PackedBits(page, 1, page.remaining() * Byte.SIZE);
    }

    @Override
    public void read(long[] out, int count) {
        bits.read(out, 0, count);
    }
}
