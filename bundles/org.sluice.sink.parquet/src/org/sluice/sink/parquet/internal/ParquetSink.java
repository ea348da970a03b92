package org.sluice.sink.parquet.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.columnar.Codec;
import org.sluice.columnar.WriteSettings;

/** A raw zone. */
final class ParquetSink implements Sink {

    private final EndpointConfig endpoint;
    private final Root root;
    private final Clock clock;

    ParquetSink(EndpointConfig endpoint, Root root, Clock clock) {
        this.endpoint = endpoint;
        this.root = root;
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
                    "Parquet files in " + storage.describe(""),
                    Duration.ofNanos(System.nanoTime() - start),
                    List.of());
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
            Table table = new Table(storage, target, endpoint.options().get(ParquetSinkFactory.PARTITION));
            ParquetSession session = new ParquetSession(storage, table, target, settings(target), clock);
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
                    "The sink '" + endpoint.id() + "' writes plain Parquet files, which cannot take "
                            + target.mode().name().toLowerCase(Locale.ROOT) + " (unit " + target.unit() + ").",
                    "Use write_mode append or overwrite, or a table format such as Iceberg for merge and scd2.");
        }
    }

    private WriteSettings settings(SinkTarget target) {
        OptionValues options = endpoint.options();
        return new WriteSettings(
                Codec.of(options.get(ParquetSinkFactory.CODEC)),
                options.get(ParquetSinkFactory.LEVEL).intValue(),
                WriteSettings.DEFAULT.rowGroupBytes(),
                Map.of("sluice.unit", target.unit(), "sluice.run", target.runId()));
    }

    @Override
    public void close() {
        // Each session has a storage of its own.
    }
}
