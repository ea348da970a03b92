package org.sluice.columnar.internal.decode;

import java.io.IOException;
import org.sluice.api.data.ColumnVector;

/** Appends the values of one column of a row group to vectors. Used by one thread. */
public interface ColumnDecoder {

    /** Appends the next rows, nulls included. */
    void decode(ColumnVector vector, int rows) throws IOException;
}
