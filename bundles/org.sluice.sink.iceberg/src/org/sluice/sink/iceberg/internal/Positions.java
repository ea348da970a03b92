package org.sluice.sink.iceberg.internal;

import java.util.Arrays;

/** Positions of rows in a file. Used by one thread. */
final class Positions {

    private long[] values = new long[16];
    private int size;

    void add(long position) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = position;
    }

    int size() {
        return size;
    }

    /** All of them, in order. */
    long[] sorted() {
        values = Arrays.copyOf(values, size);
        Arrays.sort(values);
        return values.clone();
    }
}
