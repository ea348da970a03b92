package org.sluice.columnar.internal.encode;

/** A {@link ValueBuffer} of byte strings. */
interface BytesBuffer extends ValueBuffer {

    void add(byte[] data, int start, int length);
}
