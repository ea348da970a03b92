package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import org.apache.iceberg.DataFile;

/** A way to take rows out of files, for one try of a merge. Used by one thread. */
interface RowRemoval {

    /** Takes rows out of a file that this commit adds, and adds it. */
    void fromNew(DataFile file, long[] positions) throws IOException;

    /** Takes rows out of a file that the table has. */
    void fromExisting(Matches.Match match) throws IOException;

    /** Writes what was gathered. */
    void finish() throws IOException;
}
