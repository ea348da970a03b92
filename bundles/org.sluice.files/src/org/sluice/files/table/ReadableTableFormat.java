package org.sluice.files.table;

import java.util.List;
import org.sluice.api.data.BatchReader;
import org.sluice.api.type.Schema;
import org.sluice.files.Storage;

/** A format whose files can be read back with the types that were written. */
public interface ReadableTableFormat extends TableFormat {

    /** The rows of files, in the columns of a schema. */
    BatchReader read(Storage storage, List<Storage.Entry> files, Schema schema);
}
