package org.sluice.columnar.internal.encode;

import org.apache.parquet.column.Encoding;

/** PLAIN byte strings: each after its length, or without it where all have the same. */
final class PlainBytes implements BytesBuffer {

    private final boolean fixed;
    private final PageBytes values = new PageBytes();

    private PlainBytes(boolean fixed) {
        this.fixed = fixed;
    }

    static PlainBytes ofAnyLength() {
        return new PlainBytes(false);
    }

    static PlainBytes ofFixedLength() {
        return new PlainBytes(true);
    }

    @Override
    public void add(byte[] data, int start, int length) {
        if (!fixed) {
            values.putInt(length);
        }
        values.putBytes(data, start, length);
    }

    @Override
    public int bytes() {
        return values.size();
    }

    @Override
    public Encoding encoding() {
        return Encoding.PLAIN;
    }

    @Override
    public void writeTo(PageBytes out) {
        out.putAll(values);
        values.clear();
    }
}
