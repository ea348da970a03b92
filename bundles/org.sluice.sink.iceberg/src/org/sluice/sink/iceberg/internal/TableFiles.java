package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, describes and removes files of a table. Thread-safe. */
final class TableFiles {

    private static final Logger LOG = LoggerFactory.getLogger(TableFiles.class);

    private final Table table;

    TableFiles(Table table) {
        this.table = table;
    }

    Table table() {
        return table;
    }

    /** A path that no other try has; its name begins with what it is for. */
    String newPath(String name, PartitionSpec spec, StructLike partition) {
        String file = name + "-" + UUID.randomUUID() + ".parquet";
        return spec.isUnpartitioned()
                ? table.locationProvider().newDataLocation(file)
                : table.locationProvider().newDataLocation(spec, partition, file);
    }

    /** The partition spec that a file was written with. */
    PartitionSpec spec(ContentFile<?> file) {
        return Optional.ofNullable(table.specs().get(file.specId()))
                .orElseThrow(() -> new IllegalArgumentException("The table has no partition spec " + file.specId()));
    }

    OutputStream create(String path) {
        return table.io().newOutputFile(path).create();
    }

    /** Describes a file that was written, from what arrived: its footer is read back. */
    DataFile describe(String path, PartitionSpec spec, StructLike partition, int sortOrder) throws IOException {
        InputFile input = table.io().newInputFile(path);
        Footer footer = footer(input, MetricsConfig.forTable(table));
        DataFiles.Builder builder = DataFiles.builder(spec)
                .withPath(path)
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(input.getLength())
                .withMetrics(footer.metrics())
                .withSplitOffsets(footer.splitOffsets())
                .withSortOrderId(sortOrder);
        return spec.isUnpartitioned()
                ? builder.build()
                : builder.withPartition(partition).build();
    }

    /** What a Parquet footer states, as Iceberg wants it. */
    record Footer(Metrics metrics, List<Long> splitOffsets) {}

    Footer footer(InputFile input, MetricsConfig config) throws IOException {
        try (ParquetFileReader reader = ParquetInput.open(input)) {
            ParquetMetadata footer = reader.getFooter();
            return new Footer(
                    ParquetUtil.footerMetrics(footer, Stream.empty(), config), ParquetUtil.getSplitOffsets(footer));
        }
    }

    /** Removes files; what cannot be removed takes space and does no other harm. */
    void remove(List<String> paths) {
        for (String path : paths) {
            try {
                table.io().deleteFile(path);
            } catch (RuntimeException e) {
                LOG.warn("The unused file {} could not be removed: {}", path, e.getMessage());
            }
        }
    }

    void removeFiles(List<DataFile> files) {
        List<String> paths = new ArrayList<>();
        files.forEach(file -> paths.add(file.location()));
        remove(paths);
    }
}
