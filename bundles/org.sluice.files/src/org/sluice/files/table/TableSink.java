package org.sluice.files.table;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.files.Failures;
import org.sluice.files.Root;
import org.sluice.files.Storage;

/** A raw zone: tables as directories of files, published by journaled renames. */
public final class TableSink implements Sink {

    private final EndpointConfig endpoint;
    private final Root root;
    private final Formats formats;
    private final TablePublishers publishers;
    private final Clock clock;

    /** What a kind of sink writes. */
    public interface Formats {

        /** Its files in one or two words, such as {@code Parquet files}. */
        String label();

        /** The format for a unit's run. */
        TableFormat of(SinkTarget target);
    }

    /** A sink on a root, of files and nothing else. */
    public TableSink(EndpointConfig endpoint, Root root, Formats formats, Clock clock) {
        this(endpoint, root, formats, TablePublishers.NONE, clock);
    }

    /** A sink on a root whose tables are made known elsewhere. */
    public TableSink(EndpointConfig endpoint, Root root, Formats formats, TablePublishers publishers, Clock clock) {
        this.endpoint = endpoint;
        this.root = root;
        this.formats = formats;
        this.publishers = publishers;
        this.clock = clock;
    }

    private Storage openStorage() {
        try {
            return root.open();
        } catch (IOException | IllegalArgumentException e) {
            throw unavailable(root.text(), root.user(), e);
        }
    }

    private SluiceException unavailable(String path, String user, Exception e) {
        return Failures.unavailable(endpoint.id(), path, user, e);
    }

    @Override
    public ConnectionReport test() {
        long start = System.nanoTime();
        try (Storage storage = openStorage()) {
            probe(storage);
            return new ConnectionReport(
                    root.product(),
                    root.version(),
                    formats.label() + " in " + storage.describe(""),
                    Duration.ofNanos(System.nanoTime() - start),
                    publishers.test());
        }
    }

    private void probe(Storage storage) {
        String probe = "_sluice_probe_" + UUID.randomUUID();
        try {
            boolean existed = storage.exists("");
            try (OutputStream out = storage.create(probe)) {
                out.write('x');
            }
            storage.delete(probe);
            if (!existed) {
                storage.delete("");
            }
        } catch (IOException e) {
            throw unavailable(storage.describe(""), storage.user(), e);
        }
    }

    @Override
    public Set<WriteMode> writeModes() {
        return Set.of(WriteMode.APPEND, WriteMode.OVERWRITE);
    }

    @Override
    public SinkSession open(SinkTarget target) {
        requireMode(target);
        Storage storage = openStorage();
        try {
            TableFormat format = formats.of(target);
            boolean partitioned = endpoint.options().get(TableOptions.PARTITION);
            Table table = new Table(storage, target, format, partitioned);
            TableSession.Opened opened =
                    new TableSession.Opened(storage, table, new Publication(storage, table, publishers.of(target)));
            TableSession session = format instanceof ReadableTableFormat readable
                    ? new ReadableTableSession(opened, target, readable, clock)
                    : new TableSession(opened, target, format, clock);
            session.begin();
            return session;
        } catch (IOException e) {
            storage.close();
            throw unavailable(storage.describe(Table.directoryOf(target.object())), storage.user(), e);
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    private void requireMode(SinkTarget target) {
        if (!writeModes().contains(target.mode())) {
            throw new SluiceException(
                    ProblemCode.E_UNSUPPORTED_OPERATION,
                    "The sink '" + endpoint.id() + "' writes plain " + formats.label() + ", which cannot take "
                            + target.mode().name().toLowerCase(Locale.ROOT) + " (unit " + target.unit() + ").",
                    "Use write_mode append or overwrite, or a table format such as Iceberg for merge and scd2.");
        }
    }

    @Override
    public void close() {
        // Each session has a storage of its own.
    }
}
