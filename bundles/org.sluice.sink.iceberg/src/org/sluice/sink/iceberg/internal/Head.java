package org.sluice.sink.iceberg.internal;

import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * The end of a table's history that runs go on from: that of a branch, or of main. A branch that is not there yet goes on
 * from main.
 *
 * @param table the table
 * @param branch empty for main
 */
record Head(Table table, Optional<String> branch) {

    /** The newest snapshot, of the table as it was last refreshed; empty for a table without any. */
    Optional<Snapshot> snapshot() {
        return branch.flatMap(name -> Optional.ofNullable(table.refs().get(name)))
                .map(ref -> table.snapshot(ref.snapshotId()))
                .or(() -> Optional.ofNullable(table.currentSnapshot()));
    }

    /** It and all before it, the newest first. */
    Iterable<Snapshot> ancestors() {
        return snapshot()
                .<Iterable<Snapshot>>map(newest -> SnapshotUtil.ancestorsOf(newest.snapshotId(), table::snapshot))
                .orElse(List.of());
    }

    /** Its rows. */
    TableScan scan() {
        TableScan scan = table.newScan();
        return snapshot().map(newest -> scan.useSnapshot(newest.snapshotId())).orElse(scan);
    }

    /** Lets a change go there. */
    <T extends SnapshotUpdate<T>> T to(T update) {
        return branch.map(update::toBranch).orElse(update);
    }

    /** Lets the branch begin where main is, or go on to there when it is published and main has gone on since. */
    void begin() {
        Snapshot main = table.currentSnapshot();
        if (branch.isEmpty() || main == null) {
            return;
        }
        String name = branch.get();
        try {
            if (!table.refs().containsKey(name)) {
                table.manageSnapshots().createBranch(name, main.snapshotId()).commit();
            } else if (isBehindMain(main)) {
                table.manageSnapshots()
                        .fastForwardBranch(name, SnapshotRef.MAIN_BRANCH)
                        .commit();
            }
        } catch (IllegalArgumentException | CommitFailedException e) {
            table.refresh();
            if (!table.refs().containsKey(name)) {
                throw e;
            }
            // Somebody else was faster.
        }
    }

    private boolean isBehindMain(Snapshot main) {
        long end = table.refs().get(branch.orElse(SnapshotRef.MAIN_BRANCH)).snapshotId();
        return end != main.snapshotId() && SnapshotUtil.isAncestorOf(table, main.snapshotId(), end);
    }

    /** Whether main has nothing that the branch has not. */
    boolean isAheadOfMain() {
        Snapshot main = table.currentSnapshot();
        if (main == null) {
            return true;
        }
        for (Snapshot ancestor : ancestors()) {
            if (ancestor.snapshotId() == main.snapshotId()) {
                return true;
            }
        }
        return false;
    }

    /** How many versions the branch has that main has not. */
    int lead() {
        Snapshot main = table.currentSnapshot();
        int lead = 0;
        for (Snapshot ancestor : ancestors()) {
            if (main != null && ancestor.snapshotId() == main.snapshotId()) {
                break;
            }
            lead++;
        }
        return lead;
    }

    /** Lets main go on to the end of the branch. */
    void publish() {
        table.manageSnapshots()
                .fastForwardBranch(SnapshotRef.MAIN_BRANCH, branch.orElse(SnapshotRef.MAIN_BRANCH))
                .commit();
    }
}
