package org.sluice.columnar.internal.encode;

import org.apache.parquet.column.Encoding;

/** PLAIN numbers of four or eight bytes. */
final class PlainNumbers implements NumberBuffer {

    private final int valueBytes;
    private final PageBytes values = new PageBytes();

    PlainNumbers(int valueBytes) {
        this.valueBytes = valueBytes;
    }

    @Override
    public void add(long[] source, int from, int count) {
        if (valueBytes == Integer.BYTES) {
            values.putInts(source, from, count);
        } else {
            values.putLongs(source, from, count);
        }
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
