package org.sluice.files.table;

import java.io.IOException;
import java.time.Clock;
import org.sluice.api.data.BatchReader;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.SupportsReadBack;
import org.sluice.files.Storage;

/** One table in one run, of a format that can be read back. */
final class ReadableTableSession extends TableSession implements SupportsReadBack {

    private final Storage storage;
    private final Table table;
    private final SinkTarget target;
    private final ReadableTableFormat format;

    ReadableTableSession(Storage storage, Table table, SinkTarget target, ReadableTableFormat format, Clock clock) {
        super(storage, table, target, format, clock);
        this.storage = storage;
        this.table = table;
        this.target = target;
        this.format = format;
    }

    @Override
    public BatchReader readBack() {
        try {
            return format.read(storage, table.files(), target.schema());
        } catch (IOException e) {
            throw unlisted(e);
        }
    }
}
