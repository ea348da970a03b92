package org.sluice.publish.hive;

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
import org.sluice.sink.parquet.internal.ParquetSinkFactory;
import org.sluice.testkit.files.MortalStorage;
import org.sluice.testkit.files.WrappedRoot;
import org.sluice.testkit.sink.MortalSink;

/** Sinks of Parquet files on some root that publish their tables. */
record PublishedSinks(String root, MetastoreServer server, String database, Map<String, ?> settings) {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    static String newDatabase() {
        return "db" + DATABASES.incrementAndGet();
    }

    EndpointConfig endpoint() {
        return endpoint(server.uri());
    }

    private EndpointConfig endpoint(String metastore) {
        Map<String, Object> options = new HashMap<>(settings);
        options.put("root", root);
        options.put("hive_metastore", metastore);
        if (!database.isEmpty()) {
            options.put("hive_database", database);
        }
        return new EndpointConfig("lake", "parquet", OptionValues.of(options));
    }

    Sink open() {
        return new ParquetSinkFactory().open(endpoint());
    }

    /** A sink of files alone. */
    Sink unpublished() {
        return new ParquetSinkFactory()
                .open(new EndpointConfig("lake", "parquet", OptionValues.of(Map.of("root", root))));
    }

    /** A sink that asks somebody else. */
    Sink at(String metastore) {
        return new ParquetSinkFactory().open(endpoint(metastore));
    }

    Sink wrapped(UnaryOperator<Storage> wrapper) {
        EndpointConfig endpoint = endpoint();
        return new TableSink(
                endpoint,
                new WrappedRoot(Root.of(root, endpoint.options()), wrapper),
                ParquetSinkFactory.formats(endpoint),
                HivePublishers.ofParquet(endpoint),
                Clock.systemUTC());
    }

    MortalSink mortal() {
        AtomicInteger changesLeft = new AtomicInteger(Integer.MAX_VALUE);
        Sink sink = wrapped(storage -> new MortalStorage(storage, changesLeft));
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
