package org.sluice.columnar.internal.decode;

import java.io.IOException;

/** DELTA_LENGTH_BYTE_ARRAY: packed lengths, then the bytes of all values. */
final class DeltaLengthBytesDecoder implements BytesDecoder {

    private final PageInput values;
    private final long[] lengths;
    private int at;

    DeltaLengthBytesDecoder(PageInput page) throws IOException {
        DeltaNumberDecoder decoder = new DeltaNumberDecoder(page, Integer.BYTES);
        this.lengths = new long[decoder.count()];
        decoder.read(lengths, lengths.length);
        this.values = decoder.rest();
    }

    @Override
    public void read(BytesBlock block, int count) throws IOException {
        block.data = values.array();
        for (int i = 0; i < count; i++) {
            int length = Math.toIntExact(lengths[at++]);
            block.starts[i] = values.skip(length);
            block.lengths[i] = length;
        }
    }
}
