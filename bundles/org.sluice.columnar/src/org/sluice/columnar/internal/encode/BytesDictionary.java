package org.sluice.columnar.internal.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Distinct byte strings: an open-addressing table of ids over the values, which lie as the plain page wants them. */
final class BytesDictionary implements Dictionary {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int SMALLEST = 512;

    /** Bytes before each value that state its length; none where all lengths are the same. */
    private final int prefix;

    private final PageBytes values = new PageBytes();
    private int[] ends = new int[SMALLEST / 2 + 1];
    private int[] hashes = new int[SMALLEST / 2];
    private int[] marks = new int[SMALLEST / 2];
    private int mark;
    private int size;
    private int lastId = -1;
    /** Ids plus one; 0 where a slot is free. At most half of the slots are taken. */
    private int[] slots = new int[SMALLEST];

    private BytesDictionary(int prefix) {
        this.prefix = prefix;
    }

    static BytesDictionary ofAnyLength() {
        return new BytesDictionary(Integer.BYTES);
    }

    static BytesDictionary ofFixedLength() {
        return new BytesDictionary(0);
    }

    /** The id of a value, which is added if it is new. */
    int idOf(byte[] data, int start, int length) {
        if (lastId >= 0 && equal(lastId, data, start, length)) {
            return lastId;
        }
        int hash = hash(data, start, length);
        int mask = slots.length - 1;
        int slot = hash & mask;
        int id = slots[slot] - 1;
        while (id >= 0 && !(hashes[id] == hash && equal(id, data, start, length))) {
            slot = (slot + 1) & mask;
            id = slots[slot] - 1;
        }
        lastId = id >= 0 ? id : insert(data, start, length, hash);
        return lastId;
    }

    private boolean equal(int id, byte[] data, int start, int length) {
        int from = start(id);
        int to = ends[id + 1];
        return to - from == length && Arrays.equals(values.array(), from, to, data, start, start + length);
    }

    private static int hash(byte[] data, int start, int length) {
        long hash = length * GOLDEN;
        int end = start + length;
        int at = start;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = mix(hash ^ (long) LONGS.get(data, at));
        }
        if (at + Integer.BYTES <= end) {
            hash = mix(hash ^ (int) INTS.get(data, at));
            at += Integer.BYTES;
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = rest << Byte.SIZE | data[at] & 0xFF;
        }
        return (int) (mix(hash ^ rest) >>> 16);
    }

    private static long mix(long value) {
        long product = value * GOLDEN;
        return product ^ product >>> 32;
    }

    private int insert(byte[] data, int start, int length, int hash) {
        if (size == hashes.length) {
            grow();
        }
        if (prefix > 0) {
            values.putInt(length);
        }
        values.putBytes(data, start, length);
        hashes[size] = hash;
        ends[size + 1] = values.size();
        place(size);
        return size++;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, hashes.length * 2);
        marks = Arrays.copyOf(marks, marks.length * 2);
        ends = Arrays.copyOf(ends, hashes.length + 1);
        slots = new int[slots.length * 2];
        for (int id = 0; id < size; id++) {
            place(id);
        }
    }

    private void place(int id) {
        int slot = hashes[id] & (slots.length - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = id + 1;
    }

    /** Widens a range by each value that occurs among the ids, which is cheaper than by every occurrence. */
    void addTo(BytesRange range, DictionaryIds ids) {
        mark++;
        int[] array = ids.array();
        for (int i = 0; i < ids.count(); i++) {
            int id = array[i];
            if (marks[id] != mark) {
                marks[id] = mark;
                range.add(values.array(), start(id), length(id));
            }
        }
    }

    /** All values, in one array. */
    byte[] data() {
        return values.array();
    }

    int start(int id) {
        return ends[id] + prefix;
    }

    int length(int id) {
        return ends[id + 1] - start(id);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int bytes() {
        return values.size();
    }

    @Override
    public void writeTo(PageBytes out) {
        out.putAll(values);
    }

    @Override
    public void clear() {
        size = 0;
        lastId = -1;
        values.clear();
        Arrays.fill(slots, 0);
    }
}
