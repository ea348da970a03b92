package org.sluice.columnar.internal.encode;

/** Packs numbers into bits, the lowest bit first, without a gap between them. */
final class BitPacker {

    private final PageBytes out;
    private long word;
    private int used;

    BitPacker(PageBytes out) {
        this.out = out;
    }

    /** Packs a number that has no bit above the width; the width is at most 64. */
    void put(long value, int width) {
        word |= value << used;
        used += width;
        if (used >= Long.SIZE) {
            out.putLong(word);
            used -= Long.SIZE;
            word = used == 0 ? 0 : value >>> (width - used);
        }
    }

    /** Ends at a whole byte. */
    void flush() {
        out.putLow(word, (used + 7) >> 3);
        word = 0;
        used = 0;
    }
}
