package org.sluice.publish.hive;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.sink.Sink;
import org.sluice.testkit.sink.MortalSink;
import org.sluice.testkit.sink.SinkContract;

/** The sink of Parquet files, seen through the metastore. */
abstract class HiveSinkContract extends SinkContract {

    @TempDir
    Path root;

    private final String database = PublishedSinks.newDatabase();

    abstract Map<String, ?> settings();

    private PublishedSinks sinks() {
        return new PublishedSinks(root.toString(), MetastoreServer.shared(), database, settings());
    }

    @Override
    protected Sink newSink() {
        return sinks().open();
    }

    @Override
    protected Optional<MortalSink> newMortalSink() {
        return Optional.of(sinks().mortal());
    }

    @Override
    protected List<String> visibleRows(String object) throws Exception {
        try (HiveReader reader = new HiveReader(MetastoreServer.shared())) {
            return reader.rows(database, object.substring(object.lastIndexOf('.') + 1));
        }
    }
}
