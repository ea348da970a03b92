package org.sluice.publish.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.WriteMode;
import org.sluice.testkit.hdfs.HdfsMiniCluster;
import org.sluice.testkit.sink.SinkRows;

/** Tables on a real HDFS. */
class HdfsTest {

    private final String database = PublishedSinks.newDatabase();
    private final String root = HdfsMiniCluster.uri() + "/raw/" + database;

    /** The metastore looks after the directories as whom the sink acts for. */
    @BeforeEach
    void openTheRoot() throws Exception {
        HdfsMiniCluster.fileSystem().mkdirs(new Path(root));
        HdfsMiniCluster.fileSystem().setPermission(new Path(root), new FsPermission("777"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy_and_swap", "set_location"})
    void tablesAreMadeAppendedToAndOverwritten(String finalisation) throws Exception {
        Map<String, Object> settings =
                Map.of("hive_finalisation", finalisation, "hadoop_conf", HdfsMiniCluster.clientProperties());
        PublishedSinks sinks = new PublishedSinks(root, MetastoreServer.shared(), database, settings);
        try (Sink sink = sinks.open();
                HiveReader reader = new HiveReader(MetastoreServer.shared())) {
            Loads.load(sink, Loads.target("run-1", WriteMode.APPEND), SinkRows.batch(1, 2));
            Loads.load(
                    sink,
                    Loads.target("run-2", WriteMode.APPEND, Loads.DAY.plusDays(1), SinkRows.SCHEMA),
                    SinkRows.batch(3));
            assertThat(reader.rows(database, "orders")).containsExactlyInAnyOrderElementsOf(SinkRows.texts(1, 2, 3));

            Loads.load(
                    sink,
                    Loads.target("run-3", WriteMode.OVERWRITE, Loads.DAY.plusDays(1), SinkRows.SCHEMA),
                    SinkRows.batch(4, 6));

            assertThat(reader.rows(database, "orders")).containsExactlyInAnyOrderElementsOf(SinkRows.texts(4, 6));
            assertThat(reader.locations(database, "orders"))
                    .singleElement()
                    .asString()
                    .startsWith(root + "/orders/");
        }
    }
}
