package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.util.ContentFileUtil;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.sink.CommitRequest;

/** Replaces the rows whose keys come in. */
final class MergedRows implements TableCommit.Rows {

    private static final int VECTORS_FROM_VERSION = 3;

    private final Job job;
    private final CommitLog log;
    private @Nullable Matches matches;
    private MergeChange change = new MergeChange();

    MergedRows(Job job, CommitLog log) {
        this.job = job;
        this.log = log;
    }

    @Override
    public void change(Transaction transaction, List<DataFile> files, CommitRequest request) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        Matches search = matches(files);
        Optional<Snapshot> base = job.head().snapshot();
        change = new MergeChange();
        ExistingDeletes existing = new ExistingDeletes(job.table());
        RowRemoval removal = removal(existing);
        for (int i = 0; i < files.size(); i++) {
            addNew(files.get(i), search.keys().superseded(i).sorted(), removal);
        }
        for (Matches.Match match : search.find()) {
            replace(match, existing, removal);
        }
        removal.finish();
        commit(job.head().to(transaction.newRowDelta()), base, search, request);
    }

    /** Kept for another try: neither the incoming files nor those that were searched ever change. */
    private Matches matches(List<DataFile> files) throws IOException {
        Matches search = matches;
        if (search == null) {
            search = new Matches(job, IncomingKeys.read(job, files));
            matches = search;
        }
        return search;
    }

    private RowRemoval removal(ExistingDeletes existing) {
        Table table = job.table();
        RowRemoval marks = SchemaCheck.formatVersion(table) >= VECTORS_FROM_VERSION
                ? new DeletionVectors(job, change, existing)
                : new PositionDeletes(job, change);
        return job.settings().copiesOnWrite() ? new CopyOnWrite(job, change, existing, marks) : marks;
    }

    private void addNew(DataFile file, long[] superseded, RowRemoval removal) throws IOException {
        if (superseded.length == 0) {
            change.add(file);
        } else if (superseded.length == file.recordCount()) {
            change.unused(file);
        } else {
            removal.fromNew(file, superseded);
        }
    }

    /** A row that is deleted already needs no mark; a file without any other row goes as a whole. */
    private void replace(Matches.Match match, ExistingDeletes existing, RowRemoval removal) throws IOException {
        PositionDeleteIndex before = existing.of(match.file(), match.deletes());
        long[] left = Arrays.stream(match.positions())
                .filter(position -> !before.isDeleted(position))
                .toArray();
        if (left.length == 0) {
            return;
        }
        if (before.cardinality() + left.length == match.file().recordCount()) {
            change.remove(match.file());
            removeOwn(match.deletes());
        } else {
            removal.fromExisting(new Matches.Match(match.file(), match.deletes(), left));
        }
    }

    private void removeOwn(List<DeleteFile> deletes) {
        deletes.stream().filter(ContentFileUtil::isFileScoped).forEach(change::remove);
    }

    /** Nobody else may have added rows with such keys, nor deleted or moved the rows that were found. */
    private void commit(RowDelta delta, Optional<Snapshot> base, Matches search, CommitRequest request) {
        change.fill(delta);
        base.ifPresent(snapshot -> delta.validateFromSnapshot(snapshot.snapshotId()));
        delta.conflictDetectionFilter(search.filter().expression(job.table().schema()))
                .validateDeletedFiles()
                .validateNoConflictingDataFiles()
                .validateNoConflictingDeleteFiles();
        log.mark(delta, request);
        delta.commit();
    }

    @Override
    public void undo() {
        job.files().remove(change.written());
        change = new MergeChange();
    }

    @Override
    public void done() {
        job.files().remove(change.unused());
    }
}
