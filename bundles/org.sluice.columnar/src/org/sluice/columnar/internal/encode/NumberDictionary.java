package org.sluice.columnar.internal.encode;

import java.util.Arrays;

/** Distinct numbers: an open-addressing table of ids over an array of values. */
final class NumberDictionary implements Dictionary {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int SMALLEST = 512;

    private final int valueBytes;
    private long[] values = new long[SMALLEST / 2];
    private int size;
    /** Ids plus one; 0 where a slot is free. At most half of the slots are taken. */
    private int[] slots = new int[SMALLEST];

    private int shift = shift(SMALLEST);

    NumberDictionary(int valueBytes) {
        this.valueBytes = valueBytes;
    }

    private static int shift(int slots) {
        return Long.SIZE - Integer.numberOfTrailingZeros(slots);
    }

    /** Appends the ids of some values. */
    void add(long[] source, int from, int count, DictionaryIds ids) {
        int[] target = ids.ensure(count);
        int at = ids.count();
        long last = 0;
        int lastId = -1;
        for (int i = from; i < from + count; i++) {
            long value = source[i];
            if (value != last || lastId < 0) {
                last = value;
                lastId = idOf(value);
            }
            target[at++] = lastId;
        }
        ids.advance(count);
    }

    private int idOf(long value) {
        int mask = slots.length - 1;
        int slot = (int) (value * GOLDEN >>> shift);
        for (int id = slots[slot]; id != 0; id = slots[slot]) {
            if (values[id - 1] == value) {
                return id - 1;
            }
            slot = (slot + 1) & mask;
        }
        return insert(value, slot);
    }

    private int insert(long value, int slot) {
        if (size == values.length) {
            grow();
            return idOf(value);
        }
        values[size++] = value;
        slots[slot] = size;
        return size - 1;
    }

    private void grow() {
        values = Arrays.copyOf(values, values.length * 2);
        slots = new int[slots.length * 2];
        shift = shift(slots.length);
        for (int id = 0; id < size; id++) {
            int slot = (int) (values[id] * GOLDEN >>> shift);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = id + 1;
        }
    }

    /** The value of an id. */
    long value(int id) {
        return values[id];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int bytes() {
        return size * valueBytes;
    }

    @Override
    public void writeTo(PageBytes out) {
        if (valueBytes == Integer.BYTES) {
            out.putInts(values, 0, size);
        } else {
            out.putLongs(values, 0, size);
        }
    }

    @Override
    public void clear() {
        size = 0;
        Arrays.fill(slots, 0);
    }
}
