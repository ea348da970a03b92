package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.ContentFileUtil;
import org.apache.iceberg.util.StructLikeWrapper;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.Schema;
import org.sluice.columnar.BatchFileReader;
import org.sluice.columnar.BatchFileWriter;
import org.sluice.columnar.ParquetSchemas;
import org.sluice.columnar.WriteSettings;

/**
 * Writes small files, and files with rows that are marked as deleted, anew as few large ones. Each group of files is one
 * commit, refused by the table where somebody deleted rows of those files meanwhile. Files are joined when they have the
 * same partition and columns of the same types; what batches cannot hold and rows deleted by equality are left alone.
 */
final class Compaction {

    private final Table table;
    private final TableFiles files;
    private final WriteSettings settings;
    private final long target;

    Compaction(Table table, WriteSettings settings) {
        this.table = table;
        this.files = new TableFiles(table);
        this.settings = settings;
        this.target = Long.parseLong(String.valueOf(table.properties()
                .getOrDefault(
                        TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
                        String.valueOf(TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT))));
    }

    /** A data file with what is deleted of it. */
    private record Part(DataFile file, List<DeleteFile> deletes) {}

    /** Files that become one. */
    record Group(List<Integer> fieldIds, List<Part> parts) {

        long bytes() {
            return parts.stream()
                    .mapToLong(part -> part.file().fileSizeInBytes())
                    .sum();
        }

        int size() {
            return parts.size();
        }

        private boolean pays() {
            return parts.size() > 1 || !parts.get(0).deletes().isEmpty();
        }
    }

    /** Files that can be joined: a column that was changed has the same number and another type in older files. */
    private record Kind(int spec, StructLikeWrapper partition, List<Integer> fieldIds, Schema schema) {}

    /** The groups that pay, of the table as it was last refreshed. */
    List<Group> plan() throws IOException {
        Map<Kind, Group> open = new HashMap<>();
        List<Group> groups = new ArrayList<>();
        if (table.currentSnapshot() == null) {
            return groups;
        }
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            for (FileScanTask task : tasks) {
                Optional<Kind> kind = kind(task);
                if (kind.isPresent()) {
                    Group group = open.computeIfAbsent(kind.get(), any -> new Group(any.fieldIds(), new ArrayList<>()));
                    group.parts().add(new Part(task.file().copyWithoutStats(), List.copyOf(task.deletes())));
                    if (group.bytes() >= target) {
                        groups.add(group);
                        open.remove(kind.get());
                    }
                }
            }
        }
        groups.addAll(open.values());
        groups.removeIf(group -> !group.pays());
        return groups;
    }

    private Optional<Kind> kind(FileScanTask task) throws IOException {
        DataFile file = task.file();
        boolean small = file.fileSizeInBytes() < target / 4 * 3;
        boolean worn = !task.deletes().isEmpty();
        if (file.format() != FileFormat.PARQUET || !small && !worn || ExistingDeletes.byEquality(task.deletes())) {
            return Optional.empty();
        }
        StructLikeWrapper partition =
                StructLikeWrapper.forType(files.spec(file).partitionType()).set(file.partition());
        try (ParquetFileReader reader = ParquetInput.open(table.io().newInputFile(file))) {
            FileMetaData footer = reader.getFooter().getFileMetaData();
            return ColumnScan.flatFieldIds(footer.getSchema())
                    .map(ids -> new Kind(file.specId(), partition, ids, ParquetSchemas.fromFooter(footer)));
        }
    }

    /** Writes one group anew and puts it in the place of its files. */
    void rewrite(Group group, Snapshot base, Cancellation cancellation) throws IOException {
        DataFile first = group.parts().get(0).file();
        PartitionSpec spec = files.spec(first);
        String path = files.newPath("compacted", spec, first.partition());
        try {
            Optional<DataFile> joined = write(group, path, spec, first.partition(), cancellation);
            commit(group, base, joined);
            if (joined.isEmpty()) {
                files.remove(List.of(path));
            }
        } catch (ValidationException | CommitFailedException e) {
            files.remove(List.of(path));
            throw new SluiceException(
                    ProblemCode.E_SINK_WRITE_FAILED,
                    "While files of " + table.name() + " were joined, a run changed rows of them: " + e.getMessage()
                            + ". Those files stay as they were.",
                    "Run it again, at a time when no run merges into the table.",
                    e);
        } catch (IOException | SluiceException | org.sluice.api.problem.CancelledException e) {
            files.remove(List.of(path));
            throw e;
        }
    }

    private Optional<DataFile> write(
            Group group, String path, PartitionSpec spec, StructLike partition, Cancellation cancellation)
            throws IOException {
        long rows = 0;
        ExistingDeletes deletes = new ExistingDeletes(table);
        BatchFileReader sample = open(group.parts().get(0));
        try (sample;
                OutputStream out = files.create(path);
                BatchFileWriter writer = BatchFileWriter.create(
                        out, RowWriter.fileSchema(sample.schema()), settings.withFieldIds(group.fieldIds()))) {
            for (Part part : group.parts()) {
                rows += copy(part, deletes.of(part.file(), part.deletes()), writer, cancellation);
            }
            writer.finish();
        }
        return rows == 0 ? Optional.empty() : Optional.of(files.describe(path, spec, partition, 0));
    }

    private BatchFileReader open(Part part) throws IOException {
        return BatchFileReader.open(new ParquetInput(table.io().newInputFile(part.file())));
    }

    private long copy(Part part, PositionDeleteIndex gone, BatchFileWriter writer, Cancellation cancellation)
            throws IOException {
        long kept = 0;
        long position = 0;
        try (BatchFileReader reader = open(part)) {
            ColumnBatch batch = new ColumnBatch(reader.schema());
            ColumnBatch left = new ColumnBatch(reader.schema());
            while (reader.read(batch)) {
                cancellation.throwIfCancelled();
                left.reset();
                for (int row = 0; row < batch.rowCount(); row++) {
                    if (!gone.isDeleted(position++)) {
                        left.appendRow(batch, row);
                    }
                }
                writer.write(left);
                kept += left.rowCount();
            }
        }
        return kept;
    }

    private void commit(Group group, Snapshot base, Optional<DataFile> joined) {
        RewriteFiles rewrite = table.newRewrite().validateFromSnapshot(base.snapshotId());
        for (Part part : group.parts()) {
            rewrite.deleteFile(part.file());
            part.deletes().stream().filter(ContentFileUtil::isFileScoped).forEach(rewrite::deleteFile);
        }
        joined.ifPresent(rewrite::addFile);
        rewrite.commit();
    }
}
