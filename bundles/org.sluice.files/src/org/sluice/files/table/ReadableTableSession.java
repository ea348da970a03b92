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

    ReadableTableSession(Opened opened, SinkTarget target, ReadableTableFormat format, Clock clock) {
        super(opened, target, format, clock);
        this.storage = opened.storage();
        this.table = opened.table();
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
