package org.sluice.source.files.internal;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.source.Source;
import org.sluice.testkit.hdfs.HdfsMiniCluster;

/** The contract on compressed CSV files of a real HDFS. */
class HdfsSourceContractTest extends CsvSourceContractTest {

    private static final long NO_ACCESS_TIME = -1;

    private final String place = HdfsMiniCluster.uri() + "/contract/" + UUID.randomUUID();

    @BeforeAll
    static void startCluster() {
        HdfsMiniCluster.fileSystem();
    }

    @BeforeEach
    void makeDirectory() throws Exception {
        HdfsMiniCluster.fileSystem().mkdirs(new Path(place));
    }

    @Override
    protected String suffix() {
        return ".csv.gz";
    }

    @Override
    protected Source newSource() {
        return Sources.on(place, Map.of("hadoop_conf", HdfsMiniCluster.clientProperties()));
    }

    @Override
    protected void put(String path, ColumnBatch rows, Instant time) throws Exception {
        FileSystem files = HdfsMiniCluster.fileSystem();
        Path file = new Path(place + "/" + path);
        try (OutputStream out = new GZIPOutputStream(files.create(file))) {
            write(rows, out);
        }
        files.setTimes(file, time.toEpochMilli(), NO_ACCESS_TIME);
    }
}
