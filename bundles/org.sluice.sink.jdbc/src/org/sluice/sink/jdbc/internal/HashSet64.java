package org.sluice.sink.jdbc.internal;

/** A set of 64-bit hashes of a bounded size, in one array. */
final class HashSet64 {

    /** 32 MiB; beyond it, the database looks for double keys itself. */
    private static final int MAX_SLOTS = 1 << 22;

    private long[] slots = new long[1 << 12];
    private int size;
    private boolean hasZero;

    /** Adds hashes; false when one was there already, or when there are too many to say. */
    boolean addAll(long[] hashes, int count) {
        for (int i = 0; i < count; i++) {
            if (!add(hashes[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean add(long hash) {
        if (hash == 0) {
            boolean first = !hasZero;
            hasZero = true;
            return first;
        }
        if (size >= slots.length / 2 && slots.length < MAX_SLOTS) {
            grow();
        }
        return size < slots.length - slots.length / 4 && insert(hash);
    }

    private boolean insert(long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        size = 0;
        for (long hash : old) {
            if (hash != 0) {
                insert(hash);
            }
        }
    }
}
