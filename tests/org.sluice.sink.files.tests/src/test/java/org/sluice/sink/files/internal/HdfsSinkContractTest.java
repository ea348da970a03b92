package org.sluice.sink.files.internal;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.sluice.testkit.hdfs.HdfsMiniCluster;

/** The contract on compressed CSV files of a real HDFS. */
class HdfsSinkContractTest extends CsvSinkContractTest {

    private final String place = HdfsMiniCluster.uri() + "/contract/" + UUID.randomUUID();

    @BeforeAll
    static void startCluster() {
        HdfsMiniCluster.fileSystem();
    }

    @Override
    protected String root() {
        return place;
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("compression", "zstd", "hadoop_conf", HdfsMiniCluster.clientProperties());
    }
}
