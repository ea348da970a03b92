package org.sluice.sink.parquet.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.sink.Sink;
import org.sluice.api.staging.StagedSlice;
import org.sluice.testkit.hdfs.HdfsMiniCluster;
import org.sluice.testkit.sink.MortalSink;
import org.sluice.testkit.sink.SinkContract;

/** The contract on a real HDFS. Slices with an even number come from staged files, the others are encoded here. */
class HdfsSinkContractTest extends SinkContract {

    private static final Map<String, ?> OPTIONS = Map.of("hadoop_conf", HdfsMiniCluster.clientProperties());

    @TempDir
    Path staging;

    private final String root = HdfsMiniCluster.uri() + "/contract/" + UUID.randomUUID();

    @BeforeAll
    static void startCluster() {
        HdfsMiniCluster.fileSystem();
    }

    @Override
    protected Sink newSink() {
        return Sinks.on(root, OPTIONS);
    }

    @Override
    protected Optional<MortalSink> newMortalSink() {
        return Optional.of(Sinks.mortal(root, OPTIONS));
    }

    @Override
    protected StagedSlice stage(int slice, ColumnBatch rows) throws Exception {
        return slice % 2 == 0 ? StagedFiles.write(staging, slice, rows) : super.stage(slice, rows);
    }

    @Override
    protected List<String> visibleRows(String object) throws Exception {
        return ParquetRows.hadoop(
                HdfsMiniCluster.fileSystem(), new org.apache.hadoop.fs.Path(root, object.replace('.', '/')));
    }
}
