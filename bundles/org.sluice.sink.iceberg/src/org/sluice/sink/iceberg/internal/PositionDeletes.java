package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.util.PartitionMap;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;
import org.sluice.columnar.BatchFileWriter;
import org.sluice.columnar.WriteSettings;

/** Marks rows as deleted in files of paths and positions, one a partition. */
final class PositionDeletes implements RowRemoval {

    private static final Schema SCHEMA = new Schema(List.of(
            new Field(MetadataColumns.DELETE_FILE_PATH.name(), new DataType.Text(), false),
            new Field(MetadataColumns.DELETE_FILE_POS.name(), new DataType.Int(64), false)));
    private static final List<Integer> FIELD_IDS =
            List.of(MetadataColumns.DELETE_FILE_PATH.fieldId(), MetadataColumns.DELETE_FILE_POS.fieldId());
    private static final int BATCH_ROWS = 4096;

    private final Job job;
    private final MergeChange change;
    private final PartitionMap<List<Marked>> byPartition;

    PositionDeletes(Job job, MergeChange change) {
        this.job = job;
        this.change = change;
        this.byPartition = PartitionMap.create(job.table().specs());
    }

    private record Marked(DataFile file, long[] positions) {
        String path() {
            return file.location();
        }
    }

    @Override
    public void fromNew(DataFile file, long[] positions) {
        change.add(file);
        mark(file, positions);
    }

    @Override
    public void fromExisting(Matches.Match match) {
        change.requireStill(match.file());
        mark(match.file(), match.positions());
    }

    private void mark(DataFile file, long[] positions) {
        byPartition
                .computeIfAbsent(file.specId(), file.partition(), ArrayList::new)
                .add(new Marked(file, positions));
    }

    @Override
    public void finish() throws IOException {
        for (List<Marked> marked : byPartition.values()) {
            marked.sort(Comparator.comparing(Marked::path));
            write(marked);
        }
    }

    private void write(List<Marked> marked) throws IOException {
        DataFile first = marked.get(0).file();
        PartitionSpec spec = job.files().spec(first);
        String name = job.runName() + "-deletes";
        String path = change.wrote(job.files().newPath(name, spec, first.partition()));
        try (OutputStream out = job.files().create(path)) {
            writeRows(marked, out);
        }
        InputFile input = job.table().io().newInputFile(path);
        FileMetadata.Builder builder = FileMetadata.deleteFileBuilder(spec)
                .ofPositionDeletes()
                .withPath(path)
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(input.getLength())
                .withMetrics(job.files()
                        .footer(input, MetricsConfig.forPositionDelete())
                        .metrics());
        if (spec.isPartitioned()) {
            builder.withPartition(first.partition());
        }
        if (marked.size() == 1) {
            builder.withReferencedDataFile(first.location());
        }
        change.add(builder.build());
    }

    private void writeRows(List<Marked> marked, OutputStream out) throws IOException {
        WriteSettings settings = job.settings().writing(job.target()).withFieldIds(FIELD_IDS);
        try (BatchFileWriter writer = BatchFileWriter.create(out, SCHEMA, settings)) {
            ColumnBatch batch = new ColumnBatch(SCHEMA);
            for (Marked one : marked) {
                byte[] path = one.path().getBytes(StandardCharsets.UTF_8);
                for (long position : one.positions()) {
                    batch.bytes(0).append(path);
                    batch.longs(1).append(position);
                    batch.endRow();
                    if (batch.rowCount() == BATCH_ROWS) {
                        writer.write(batch);
                        batch.reset();
                    }
                }
            }
            writer.write(batch);
            writer.finish();
        }
    }
}
