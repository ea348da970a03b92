package org.sluice.columnar.internal.encode;

import java.util.Arrays;

/** The ids of the values of the open page. */
final class DictionaryIds {

    private int[] ids = new int[256];
    private int count;

    int count() {
        return count;
    }

    int[] array() {
        return ids;
    }

    /** The array, with room for more ids behind {@link #count}. */
    int[] ensure(int more) {
        if (count + more > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(count + more, ids.length * 2));
        }
        return ids;
    }

    void advance(int more) {
        count += more;
    }

    void add(int id) {
        ensure(1)[count++] = id;
    }

    void clear() {
        count = 0;
    }

    /** The bits that hold every id of a dictionary. */
    static int width(int dictionarySize) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, dictionarySize - 1));
    }

    void writeTo(PageBytes out, int dictionarySize) {
        int width = width(dictionarySize);
        out.putByte(width);
        new RunLengthEncoder(out, width).encode(ids, count);
    }
}
