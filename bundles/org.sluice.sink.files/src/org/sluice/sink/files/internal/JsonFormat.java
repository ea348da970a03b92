package org.sluice.sink.files.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.type.Schema;
import org.sluice.files.Storage;
import org.sluice.files.table.RowFileWriter;
import org.sluice.files.table.Table;
import org.sluice.files.table.TableFormat;

/** JSON lines files: an object a line. */
record JsonFormat(Compression compression, boolean hex) implements TableFormat {

    private static final String ENDING = ".jsonl";

    @Override
    public String suffix() {
        return ENDING + compression.suffix();
    }

    @Override
    public boolean owns(String name) {
        return Compression.owns(ENDING, name);
    }

    @Override
    public RowFileWriter create(OutputStream out, Schema schema) throws IOException {
        return new JsonWriter(new TextOutput(out, compression), schema, hex);
    }

    /** Readers go by names, and each row has its own. */
    @Override
    public void check(SinkTarget target, Storage storage, Table table) {
        // Any columns fit.
    }

    @Override
    public boolean hasRows(Storage storage, Storage.Entry file) throws IOException {
        try (InputStream in = Compression.open(file.name(), new BufferedInputStream(storage.open(file.path())))) {
            return in.read() >= 0;
        }
    }
}
