package org.sluice.columnar.internal.decode;

import java.io.IOException;

/** The byte strings of a page, nulls left out. */
interface BytesDecoder {

    /** Reads the next values into a block that has room for them. */
    void read(BytesBlock block, int count) throws IOException;
}
