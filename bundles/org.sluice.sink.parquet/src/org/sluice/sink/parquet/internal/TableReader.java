package org.sluice.sink.parquet.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.Schema;
import org.sluice.columnar.BatchFileReader;
import org.sluice.files.Failures;
import org.sluice.files.Storage;

/** The rows of all files of a table, one file after the other, in the columns of one schema. */
final class TableReader implements BatchReader {

    private final Storage storage;
    private final Schema schema;
    private final Iterator<Storage.Entry> files;
    private @Nullable BatchFileReader file;
    private @Nullable ColumnBatch raw;

    TableReader(Storage storage, List<Storage.Entry> files, Schema schema) {
        this.storage = storage;
        this.files = files.iterator();
        this.schema = schema;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public boolean read(ColumnBatch batch) {
        batch.reset();
        while (true) {
            BatchFileReader current = file;
            ColumnBatch rows = raw;
            if (current != null && rows != null && current.read(rows)) {
                copy(rows, batch);
                return true;
            }
            close();
            if (!files.hasNext()) {
                return false;
            }
            open(files.next());
        }
    }

    private void open(Storage.Entry entry) {
        try {
            BatchFileReader opened = BatchFileReader.open(storage.inputFile(entry.path()));
            file = opened;
            raw = new ColumnBatch(opened.schema());
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_SINK_UNAVAILABLE,
                    storage.describe(entry.path()) + " cannot be read: " + Failures.reason(e) + ".",
                    "Check the file; a run that is overwriting the table now may have removed it.",
                    e);
        }
    }

    private void copy(ColumnBatch from, ColumnBatch to) {
        for (int column = 0; column < schema.size(); column++) {
            int source = from.schema().indexOf(schema.field(column).name());
            for (int row = 0; row < from.rowCount(); row++) {
                if (source < 0 || from.column(source).isNull(row)) {
                    to.column(column).appendNull();
                } else {
                    append(from, source, row, to, column);
                }
            }
        }
        to.setRowCount(from.rowCount());
    }

    /** A narrower number of an older file becomes the wider one of today. */
    private void append(ColumnBatch from, int source, int row, ColumnBatch to, int column) {
        if (from.column(source).getClass() == to.column(column).getClass()) {
            to.column(column).appendFrom(from.column(source), row);
            return;
        }
        switch (to.schema().field(column).type().storage()) {
            case LONG -> to.longs(column).append(from.ints(source).get(row));
            case BYTES ->
                to.bytes(column)
                        .append(BigInteger.valueOf(from.longs(source).get(row)).toByteArray());
            default ->
                throw new SluiceException(
                        ProblemCode.E_UNSUPPORTED_OPERATION,
                        "The column '" + schema.field(column).name() + "' is of type "
                                + from.schema().field(source).type() + " in an older file.",
                        "Replace the table with --full-refresh.");
        }
    }

    @Override
    public void close() {
        BatchFileReader current = file;
        if (current != null) {
            current.close();
        }
        file = null;
        raw = null;
    }
}
