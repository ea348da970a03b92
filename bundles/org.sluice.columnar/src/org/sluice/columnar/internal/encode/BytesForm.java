package org.sluice.columnar.internal.encode;

/** The form in which a value of a {@link org.sluice.api.data.BytesVector} stands in a page. Holds one value at a time. */
class BytesForm {

    private byte[] data = new byte[0];
    private int start;
    private int length;

    /** Takes a value as it is. */
    void take(byte[] source, int from, int count) {
        data = source;
        start = from;
        length = count;
    }

    final byte[] data() {
        return data;
    }

    final int start() {
        return start;
    }

    final int length() {
        return length;
    }

    /** How many bytes state the length of a value in a page. */
    int prefix() {
        return Integer.BYTES;
    }
}
