package org.sluice.engine.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.WriteMode;
import org.sluice.testkit.hdfs.HdfsMiniCluster;

/** Parquet files on HDFS: the cluster lives on when the process that wrote to it is killed. */
class HdfsCrashTest extends EngineCrashTest {

    private static final AtomicInteger LAKES = new AtomicInteger();

    private @Nullable String root;

    @BeforeEach
    void makeLake() {
        root = HdfsMiniCluster.uri() + "/crash" + LAKES.incrementAndGet();
    }

    @Override
    protected Map<String, String> properties() {
        return Map.of("crash.root", String.valueOf(root));
    }

    @Override
    protected EndpointConfig target(Path place) {
        String lake = root == null ? System.getProperty("crash.root", "") : root;
        Map<String, Object> options = new HashMap<>();
        options.put("root", lake);
        options.put("hadoop_conf", HdfsMiniCluster.clientProperties());
        return new EndpointConfig("lake", "parquet", OptionValues.of(options));
    }

    @Override
    protected List<WriteMode> modes() {
        // Appending renames one file less; the local disk has both.
        return List.of(WriteMode.OVERWRITE);
    }

    @Override
    protected List<Long> ids(Path place) throws IOException, SQLException {
        Path copy = place.resolve("lake-" + LAKES.incrementAndGet());
        HdfsMiniCluster.fileSystem()
                .copyToLocalFile(
                        new org.apache.hadoop.fs.Path(root + "/PUBLIC/T"), new org.apache.hadoop.fs.Path(copy.toUri()));
        return ParquetCrashTest.ids(copy.toString());
    }
}
