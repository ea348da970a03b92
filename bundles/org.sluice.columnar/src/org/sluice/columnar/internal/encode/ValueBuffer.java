package org.sluice.columnar.internal.encode;

import org.apache.parquet.column.Encoding;

/** The values of the open page where no dictionary is used. */
interface ValueBuffer {

    /** About how many bytes the values take. */
    int bytes();

    Encoding encoding();

    /** Writes the values and forgets them. */
    void writeTo(PageBytes out);
}
