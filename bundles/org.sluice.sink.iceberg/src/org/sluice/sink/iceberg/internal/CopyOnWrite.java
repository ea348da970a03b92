package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.util.ContentFileUtil;
import org.sluice.api.data.ColumnBatch;
import org.sluice.columnar.BatchFileReader;
import org.sluice.columnar.BatchFileWriter;
import org.sluice.columnar.WriteSettings;

/**
 * Writes files anew without the rows that go, with the columns that they have. Files that batches cannot hold, or with
 * rows deleted by equality, are left to another way.
 */
final class CopyOnWrite implements RowRemoval {

    private final Job job;
    private final MergeChange change;
    private final ExistingDeletes existing;
    private final RowRemoval otherwise;

    CopyOnWrite(Job job, MergeChange change, ExistingDeletes existing, RowRemoval otherwise) {
        this.job = job;
        this.change = change;
        this.existing = existing;
        this.otherwise = otherwise;
    }

    @Override
    public void fromNew(DataFile file, long[] positions) throws IOException {
        Optional<List<Integer>> ids = ColumnScan.flatFieldIds(job.table().io().newInputFile(file));
        change.add(copy(file, ids.orElseThrow(), position -> Arrays.binarySearch(positions, position) >= 0));
        change.unused(file);
    }

    @Override
    public void fromExisting(Matches.Match match) throws IOException {
        DataFile file = match.file();
        Optional<List<Integer>> ids = ColumnScan.flatFieldIds(job.table().io().newInputFile(file));
        if (ids.isEmpty() || ExistingDeletes.byEquality(match.deletes())) {
            otherwise.fromExisting(match);
            return;
        }
        PositionDeleteIndex before = existing.of(file, match.deletes());
        long[] positions = match.positions();
        if (before.cardinality() + positions.length < file.recordCount()) {
            change.add(copy(
                    file,
                    ids.get(),
                    position -> before.isDeleted(position) || Arrays.binarySearch(positions, position) >= 0));
        }
        change.remove(file);
        for (DeleteFile delete : match.deletes()) {
            if (ContentFileUtil.isFileScoped(delete)) {
                change.remove(delete);
            }
        }
    }

    private DataFile copy(DataFile file, List<Integer> fieldIds, LongPredicate gone) throws IOException {
        PartitionSpec spec = job.files().spec(file);
        String path = change.wrote(job.files().newPath(job.runName() + "-rewritten", spec, file.partition()));
        WriteSettings settings = job.settings().writing(job.target()).withFieldIds(fieldIds);
        try (BatchFileReader reader =
                        BatchFileReader.open(new ParquetInput(job.table().io().newInputFile(file)));
                OutputStream out = job.files().create(path);
                BatchFileWriter writer = BatchFileWriter.create(out, RowWriter.fileSchema(reader.schema()), settings)) {
            copy(reader, writer, gone);
            writer.finish();
        }
        Integer order = file.sortOrderId();
        return job.files().describe(path, spec, file.partition(), order == null ? 0 : order);
    }

    private static void copy(BatchFileReader reader, BatchFileWriter writer, LongPredicate gone) throws IOException {
        ColumnBatch batch = new ColumnBatch(reader.schema());
        ColumnBatch kept = new ColumnBatch(reader.schema());
        long position = 0;
        while (reader.read(batch)) {
            kept.reset();
            for (int row = 0; row < batch.rowCount(); row++) {
                if (!gone.test(position++)) {
                    kept.appendRow(batch, row);
                }
            }
            writer.write(kept);
        }
    }

    @Override
    public void finish() throws IOException {
        otherwise.finish();
    }
}
