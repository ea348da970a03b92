package org.sluice.sink.iceberg.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** Numbers distinct keys from 0, in about twelve bytes each beside their own. Used by one thread. */
final class KeyTable {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long PRIME = 0x9E3779B97F4A7C15L;
    private static final int MAX_BYTES = Integer.MAX_VALUE - 16;

    private byte[] keys = new byte[1 << 14];
    private int[] ends = new int[1 << 10];
    private int[] slots = new int[1 << 11];
    private int size;

    int size() {
        return size;
    }

    /** The number of a key, or -1. */
    int find(byte[] key, int length) {
        return slots[slot(key, 0, length)] - 1;
    }

    /** The number of a key, which is the old {@link #size()} if it is new. */
    int add(byte[] key, int length) {
        int slot = slot(key, 0, length);
        if (slots[slot] == 0) {
            append(key, length);
            slots[slot] = size;
            if (size > slots.length / 3 * 2) {
                rehash();
            }
            return size - 1;
        }
        return slots[slot] - 1;
    }

    private void append(byte[] key, int length) {
        int start = start(size);
        if ((long) start + length > MAX_BYTES) {
            throw new SluiceException(
                    ProblemCode.E_UNSUPPORTED_OPERATION,
                    "One commit merges more than 2 GiB of keys.",
                    "Cut the unit into smaller slices along its cursor, or shorten its key.");
        }
        if (start + length > keys.length) {
            keys = Arrays.copyOf(keys, (int) Math.min(MAX_BYTES, Math.max(start + (long) length, keys.length * 2L)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        System.arraycopy(key, 0, keys, start, length);
        ends[size++] = start + length;
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private int slot(byte[] key, int from, int length) {
        int mask = slots.length - 1;
        int slot = hash(key, from, length) & mask;
        while (slots[slot] != 0 && !equals(slots[slot] - 1, key, from, length)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean equals(int number, byte[] key, int from, int length) {
        return Arrays.equals(keys, start(number), ends[number], key, from, from + length);
    }

    private static int hash(byte[] key, int from, int length) {
        long hash = length * PRIME;
        int at = from;
        int end = from + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = mix(hash ^ (long) LONGS.get(key, at));
        }
        for (; at < end; at++) {
            hash = mix(hash ^ key[at]);
        }
        return (int) (hash >>> 32);
    }

    /** Keys often differ in their last bytes only, so each bit has to reach those that choose the slot. */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 32) * PRIME;
        mixed = (mixed ^ mixed >>> 29) * PRIME;
        return mixed ^ mixed >>> 32;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int i = 0; i < size; i++) {
            slots[slot(keys, start(i), ends[i] - start(i))] = i + 1;
        }
    }

    /** How many slots that are taken follow one another at the most; how well keys are spread. */
    int longestChain() {
        int longest = 0;
        int chain = 0;
        for (int slot : slots) {
            chain = slot == 0 ? 0 : chain + 1;
            longest = Math.max(longest, chain);
        }
        return longest;
    }

    /** The numbers in the order of their keys. */
    int[] sorted() {
        return IntStream.range(0, size)
                .boxed()
                .sorted(this::compare)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int compare(int a, int b) {
        return Arrays.compareUnsigned(keys, start(a), ends[a], keys, start(b), ends[b]);
    }

    /** Compares a key with a bound; a key that goes on behind the bound is not less. */
    int compare(int number, byte[] bound) {
        return Arrays.compareUnsigned(keys, start(number), ends[number], bound, 0, bound.length);
    }

    /** Whether a key is beyond a bound, not counting what follows the bound's length. */
    boolean isBeyond(int number, byte[] bound) {
        int end = Math.min(ends[number], start(number) + bound.length);
        return Arrays.compareUnsigned(keys, start(number), end, bound, 0, bound.length) > 0;
    }
}
