package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.deletes.BaseDVFileWriter;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.io.DeleteWriteResult;
import org.apache.iceberg.io.OutputFileFactory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/** Marks rows as deleted in one bitmap a data file, which takes the place of an older one; for tables of format 3. */
final class DeletionVectors implements RowRemoval {

    private final Job job;
    private final MergeChange change;
    private final ExistingDeletes existing;
    private final Map<String, Matches.Match> matches = new HashMap<>();
    private final BaseDVFileWriter writer;

    DeletionVectors(Job job, MergeChange change, ExistingDeletes existing) {
        this.job = job;
        this.change = change;
        this.existing = existing;
        OutputFileFactory files = OutputFileFactory.builderFor(job.table(), 0, 0)
                .operationId(job.runName() + "-" + java.util.UUID.randomUUID())
                .format(FileFormat.PUFFIN)
                .build();
        this.writer = new BaseDVFileWriter(files, this::before);
    }

    /** What the data file's vector, or older delete files, mark already. */
    @NonNullByDefault({})
    private @Nullable PositionDeleteIndex before(String path) {
        Matches.Match match = matches.get(path);
        return match == null || match.deletes().isEmpty() ? null : existing.of(match.file(), match.deletes());
    }

    @Override
    public void fromNew(DataFile file, long[] positions) {
        change.add(file);
        mark(file, positions);
    }

    @Override
    public void fromExisting(Matches.Match match) {
        change.requireStill(match.file());
        matches.put(match.file().location(), match);
        mark(match.file(), match.positions());
    }

    private void mark(DataFile file, long[] positions) {
        for (long position : positions) {
            writer.delete(file.location(), position, job.files().spec(file), file.partition());
        }
    }

    @Override
    public void finish() throws IOException {
        writer.close();
        DeleteWriteResult result = writer.result();
        List<DeleteFile> added = result.deleteFiles();
        added.forEach(file -> {
            change.wrote(file.location());
            change.add(file);
        });
        result.rewrittenDeleteFiles().forEach(change::remove);
    }
}
