package org.sluice.sink.files.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.Sink;
import org.sluice.files.Root;
import org.sluice.files.table.TableSink;
import org.sluice.testkit.files.MortalStorage;
import org.sluice.testkit.files.WrappedRoot;
import org.sluice.testkit.sink.MortalSink;

/** Sinks on some root. */
final class Sinks {

    private Sinks() {}

    private static EndpointConfig endpoint(String template, String root, Map<String, ?> more) {
        Map<String, Object> options = new HashMap<>(more);
        options.put("root", root);
        return new EndpointConfig("lake", template, OptionValues.of(options));
    }

    static Sink on(String template, String root, Map<String, ?> more) {
        return new FilesSinkFactory().open(endpoint(template, root, more));
    }

    static MortalSink mortal(String template, String root, Map<String, ?> more) {
        AtomicInteger changesLeft = new AtomicInteger(Integer.MAX_VALUE);
        EndpointConfig endpoint = endpoint(template, root, more);
        Root mortal =
                new WrappedRoot(Root.of(root, endpoint.options()), storage -> new MortalStorage(storage, changesLeft));
        Sink sink = new TableSink(endpoint, mortal, TextFormats.of(endpoint), Clock.systemUTC());
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
