package org.sluice.columnar.internal.encode;

/** A {@link ValueBuffer} of numbers; floating-point ones are given by their bits. */
interface NumberBuffer extends ValueBuffer {

    void add(long[] values, int from, int count);
}
