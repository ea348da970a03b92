package org.sluice.columnar.internal.encode;

import org.apache.parquet.column.Encoding;

/** DELTA_LENGTH_BYTE_ARRAY: packed lengths, then the bytes of all values. */
final class DeltaLengthBytes implements BytesBuffer {

    private final DeltaNumbers lengths = DeltaNumbers.ofInts();
    private final PageBytes values = new PageBytes();

    @Override
    public void add(byte[] data, int start, int length) {
        lengths.add(length);
        values.putBytes(data, start, length);
    }

    @Override
    public int bytes() {
        return lengths.bytes() + values.size();
    }

    @Override
    public Encoding encoding() {
        return Encoding.DELTA_LENGTH_BYTE_ARRAY;
    }

    @Override
    public void writeTo(PageBytes out) {
        lengths.writeTo(out);
        out.putAll(values);
        values.clear();
    }
}
