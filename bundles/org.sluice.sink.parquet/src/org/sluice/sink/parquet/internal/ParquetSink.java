package org.sluice.sink.parquet.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    ParquetSink(EndpointConfig endpoint) {
        this.endpoint = endpoint;
        endpoint.options().get(ParquetSinkFactory.ROOT);
    }

    private String root() {
        return endpoint.options().get(ParquetSinkFactory.ROOT);
    }

    private boolean local() {
        return !root().matches("[A-Za-z][A-Za-z0-9+.-]+:/.*") || root().startsWith("file:");
    }

    private Storage storage() {
        OptionValues options = endpoint.options();
        try {
            if (local()) {
                String path = root().startsWith("file:") ? root().replaceFirst("^file:/*", "/") : root();
                return new LocalStorage(Path.of(path));
            }
            return HadoopStorage.open(
                    root(),
                    options.find(ParquetSinkFactory.HADOOP_CONF).orElse(Map.of()),
                    options.find(ParquetSinkFactory.HADOOP_CONF_DIR));
        } catch (IOException | IllegalArgumentException e) {
            throw unavailable(root(), e);
        }
    }

    private SluiceException unavailable(String path, Exception e) {
        boolean denied = e instanceof AccessDeniedException
                || e.getClass().getSimpleName().equals("AccessControlException");
        return new SluiceException(
                denied ? ProblemCode.E_PERMISSION_DENIED : ProblemCode.E_SINK_UNAVAILABLE,
                "The sink '" + endpoint.id() + "' cannot write to " + path + ": "
                        + (denied ? "permission denied for user " + System.getProperty("user.name") : reason(e)) + ".",
                "Check that the path exists, is a directory, and that you may write there.",
                e);
    }

    private static String reason(Exception e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": "
                + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public ConnectionReport test() {
        long start = System.nanoTime();
        String probe = "_sluice_probe_" + UUID.randomUUID();
        try (Storage storage = storage()) {
            try (OutputStream out = storage.create(probe)) {
                out.write('x');
            }
            storage.delete(probe);
            return new ConnectionReport(
                    local() ? "Local file system" : "Hadoop file system",
                    local() ? System.getProperty("os.name", "") : root().replaceFirst(":.*", ""),
                    "Parquet files in " + storage.describe(""),
                    Duration.ofNanos(System.nanoTime() - start),
                    List.of());
        } catch (IOException e) {
            throw unavailable(root(), e);
        }
    }

    @Override
    public Set<WriteMode> writeModes() {
        return Set.of(WriteMode.APPEND, WriteMode.OVERWRITE);
    }

    @Override
    public SinkSession open(SinkTarget target) {
        OptionValues options = endpoint.options();
        WriteSettings settings = new WriteSettings(
                Codec.of(options.get(ParquetSinkFactory.CODEC)),
                options.get(ParquetSinkFactory.LEVEL).intValue(),
                WriteSettings.DEFAULT.rowGroupBytes(),
                Map.of("sluice.unit", target.unit(), "sluice.run", target.runId()));
        Storage storage = storage();
        try {
            Table table = new Table(storage, target, options.get(ParquetSinkFactory.PARTITION));
            table.prepareDirectory();
            new SchemaCheck(storage, table).check(target);
            return new ParquetSession(storage, table, target, settings);
        } catch (IOException e) {
            storage.close();
            throw unavailable(storage.describe(Table.directoryOf(target.object())), e);
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    @Override
    public void close() {
        // Each session has a storage of its own.
    }
}
