package org.sluice.sink.parquet.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.Sink;
import org.sluice.columnar.BatchFileReader;
import org.sluice.testkit.hdfs.HdfsMiniCluster;
import org.sluice.testkit.sink.SinkContract;

/** The same on a real HDFS. */
class HdfsParquetSinkTest extends SinkContract {

    @Override
    protected Sink sink() {
        return new ParquetSinkFactory()
                .open(new EndpointConfig(
                        "lake", "parquet", OptionValues.of(Map.of("root", HdfsMiniCluster.uri() + "/raw"))));
    }

    @Override
    protected long visibleRows(String object) {
        try (Storage storage = HadoopStorage.open(HdfsMiniCluster.uri() + "/raw", Map.of(), Optional.empty())) {
            while (true) {
                try {
                    return count(storage, object.replace('.', '/'));
                } catch (FileNotFoundException e) {
                    // Listed, and replaced before it was opened.
                    continue;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long count(Storage storage, String table) throws IOException {
        long rows = 0;
        for (String file : files(storage, table)) {
            try (BatchFileReader reader = BatchFileReader.open(storage.inputFile(file))) {
                rows += reader.rowCount();
            }
        }
        return rows;
    }

    private static List<String> files(Storage storage, String directory) throws IOException {
        List<String> files = new ArrayList<>();
        for (Storage.Entry entry : storage.list(directory)) {
            if (entry.directory() && !entry.name().startsWith("_")) {
                files.addAll(files(storage, entry.path()));
            } else if (entry.name().endsWith(".parquet")) {
                files.add(entry.path());
            }
        }
        return files;
    }
}
