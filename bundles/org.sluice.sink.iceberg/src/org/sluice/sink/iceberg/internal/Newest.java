package org.sluice.sink.iceberg.internal;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The newest row of each key: the one with the highest cursor, and the last of those. A row without cursor is older than
 * any with one. Used by one thread.
 */
final class Newest {

    private static final int POSITION_BITS = 40;
    private static final long POSITION_MASK = (1L << POSITION_BITS) - 1;
    private static final byte[] OLDEST = {};

    private long[] rows = new long[1 << 10];
    private byte[][] cursors = new byte[0][];
    private final BitSet deletes = new BitSet();

    /** A row, by its file's number and its position there, packed into a number. */
    static long row(int file, long position) {
        return (long) file << POSITION_BITS | position;
    }

    static int file(long row) {
        return (int) (row >>> POSITION_BITS);
    }

    static long position(long row) {
        return row & POSITION_MASK;
    }

    /** Takes the first row of a key. */
    void first(int key, long row, byte[] cursor) {
        if (key == rows.length) {
            rows = Arrays.copyOf(rows, key * 2);
        }
        put(key, row, cursor);
    }

    private void put(int key, long row, byte[] cursor) {
        rows[key] = row;
        if (cursor.length > 0 || cursors.length > key) {
            if (key >= cursors.length) {
                cursors = Arrays.copyOf(cursors, rows.length);
            }
            cursors[key] = cursor;
        }
    }

    /** Takes another row of a key; returns the one of both that is superseded. */
    long another(int key, long row, byte[] cursor) {
        if (Arrays.compareUnsigned(cursor(key), cursor) > 0) {
            return row;
        }
        long superseded = rows[key];
        put(key, row, cursor);
        return superseded;
    }

    private byte[] cursor(int key) {
        return key < cursors.length && cursors[key] != null ? cursors[key] : OLDEST;
    }

    /** The newest row of a key. */
    long of(int key) {
        return rows[key];
    }

    /** Says whether the newest row of a key deletes it. */
    void markDelete(int key, boolean isDelete) {
        deletes.set(key, isDelete);
    }

    /** The keys whose newest row deletes them. */
    BitSet deletes() {
        return deletes;
    }
}
