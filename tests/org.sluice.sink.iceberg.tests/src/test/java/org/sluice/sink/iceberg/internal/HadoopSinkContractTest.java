package org.sluice.sink.iceberg.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.sink.Sink;
import org.sluice.testkit.sink.MortalSink;
import org.sluice.testkit.sink.SinkContract;

/** The contract in a Hadoop catalog, with slices that are encoded here. */
class HadoopSinkContractTest extends SinkContract {

    @TempDir
    Path warehouse;

    private Lake lake;

    @BeforeEach
    void openLake() {
        lake = newLake(warehouse);
    }

    protected Lake newLake(Path directory) {
        return Lake.hadoop(directory);
    }

    /** Options beside the catalog: tries follow each other at once. */
    protected Map<String, Object> options() {
        return Map.of("table_properties", Map.of("commit.retry.min-wait-ms", "1", "commit.retry.max-wait-ms", "5"));
    }

    @Override
    protected Sink newSink() {
        return lake.sink(options());
    }

    @Override
    protected Optional<MortalSink> newMortalSink() {
        String id = UUID.randomUUID().toString();
        Map<String, Object> options = new HashMap<>(options());
        options.put("hadoop_conf", MortalFileSystem.configuration(id));
        Sink sink = lake.sink(options);
        return Optional.of(new MortalSink() {
            @Override
            public Sink sink() {
                return sink;
            }

            @Override
            public void dieAfter(int changes) {
                MortalFileSystem.dieAfter(id, changes);
            }
        });
    }

    @Override
    protected List<String> visibleRows(String object) throws Exception {
        return lake.contractRows(object);
    }
}
