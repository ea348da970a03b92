package org.sluice.columnar.internal.decode;

/** Some byte strings: where each stands in an array that others may own. */
final class BytesBlock {

    byte[] data = new byte[0];
    int[] starts = new int[0];
    int[] lengths = new int[0];

    void ensure(int count) {
        if (starts.length < count) {
            starts = new int[count];
            lengths = new int[count];
        }
    }
}
