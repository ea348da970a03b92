package org.sluice.files.table;

import java.io.IOException;
import java.io.OutputStream;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.staging.SealedFile;
import org.sluice.api.type.Schema;
import org.sluice.files.Storage;

/** How rows stand in the files of a table. Thread-safe. */
public interface TableFormat {

    /** How the names of its files end, such as {@code .parquet}. */
    String suffix();

    /** Whether a file of that name is one of a table's; others are left alone. */
    default boolean owns(String name) {
        return name.endsWith(suffix());
    }

    /** Begins a file. */
    RowFileWriter create(OutputStream out, Schema schema) throws IOException;

    /** Whether a staged file can be published as it is. */
    default boolean adopts(SealedFile file) {
        return false;
    }

    /**
     * The rows of a staged file that can be published as it is.
     *
     * @throws SluiceException E_STAGING_CORRUPT where it is torn
     */
    default long rowsOf(SealedFile file) {
        throw new UnsupportedOperationException(file.format() + " files are written anew");
    }

    /**
     * Makes sure, before a row is read, that the rows to come fit those that are there.
     *
     * @throws SluiceException E_INVALID_CONFIG naming the column and the remedy
     */
    void check(SinkTarget target, Storage storage, Table table) throws IOException;

    /** Whether a file of the table holds any rows. */
    boolean hasRows(Storage storage, Storage.Entry file) throws IOException;
}
