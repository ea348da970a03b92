package org.sluice.columnar.internal.decode;

import java.io.IOException;

/** The numbers of a page, nulls left out; floating-point ones by their bits, booleans as 0 and 1. */
interface NumberDecoder {

    /** Reads the next numbers into the front of an array. */
    void read(long[] out, int count) throws IOException;
}
