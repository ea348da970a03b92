package org.sluice.sink.parquet.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.Sink;
import org.sluice.files.Root;
import org.sluice.files.Storage;
import org.sluice.files.table.TableSink;
import org.sluice.testkit.files.MortalStorage;
import org.sluice.testkit.files.WrappedRoot;
import org.sluice.testkit.sink.MortalSink;

/** Sinks on some root. */
final class Sinks {

    private Sinks() {}

    static EndpointConfig endpoint(String root, Map<String, ?> more) {
        Map<String, Object> options = new HashMap<>(more);
        options.put("root", root);
        return new EndpointConfig("lake", "parquet", OptionValues.of(options));
    }

    static Sink on(String root) {
        return on(root, Map.of());
    }

    static Sink on(String root, Map<String, ?> more) {
        return new ParquetSinkFactory().open(endpoint(root, more));
    }

    static Sink on(Path root) {
        return on(root.toString());
    }

    /** A sink whose storage is wrapped. */
    static Sink wrapped(String root, Map<String, ?> more, UnaryOperator<Storage> wrapper) {
        EndpointConfig endpoint = endpoint(root, more);
        return new TableSink(
                endpoint,
                new WrappedRoot(Root.of(root, endpoint.options()), wrapper),
                new ParquetFormats(endpoint.options()),
                Clock.systemUTC());
    }

    static MortalSink mortal(String root, Map<String, ?> more) {
        AtomicInteger changesLeft = new AtomicInteger(Integer.MAX_VALUE);
        Sink sink = wrapped(root, more, storage -> new MortalStorage(storage, changesLeft));
        return new MortalSink() {
            @Override
            public Sink sink() {
                return sink;
            }

            @Override
            public void dieAfter(int changes) {
                changesLeft.set(changes);
            }
        };
    }
}
