package org.sluice.sink.iceberg.internal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.LastCommit;
import org.sluice.api.sink.SinkTarget;

/** Which commits stand in a table: in the summaries of its snapshots, and the newest of each unit in its properties. */
final class CommitLog {

    private static final String COMMIT_ID = "sluice.commit-id";
    private static final String UNIT = "sluice.unit";
    private static final String RUN_ID = "sluice.run-id";
    private static final String VERSION = "sluice.checkpoint-version";
    private static final String DISCARDED = "sluice.discarded-columns";
    private static final String POSITION = "sluice.position";

    private final Head head;
    private final Table table;
    private final SinkTarget target;

    CommitLog(Head head, SinkTarget target) {
        this.head = head;
        this.table = head.table();
        this.target = target;
    }

    /** The commit of that id, if it stands in the table as it was last refreshed. */
    Optional<CommitOutcome> find(String commitId) {
        for (Snapshot snapshot : head.ancestors()) {
            if (commitId.equals(snapshot.summary().get(COMMIT_ID))) {
                return Optional.of(committed(commitId, snapshot));
            }
        }
        // A commit without rows has no snapshot; that of another may be expired.
        boolean newest = commitId.equals(table.properties().get(property(COMMIT_ID)));
        return newest
                ? Optional.of(new CommitOutcome.Committed(Map.of("commit_id", commitId, "table", table.name())))
                : Optional.empty();
    }

    private CommitOutcome committed(String commitId, Snapshot snapshot) {
        Map<String, String> details = new TreeMap<>();
        details.put("commit_id", commitId);
        details.put("table", table.name());
        details.put("snapshot_id", Long.toString(snapshot.snapshotId()));
        copy(snapshot, "added-data-files", details, "files");
        copy(snapshot, "added-files-size", details, "bytes");
        copy(snapshot, "deleted-data-files", details, "files_removed");
        copy(snapshot, "added-position-deletes", details, "rows_replaced");
        copy(snapshot, DISCARDED, details, SlicePreparation.DISCARDED);
        return new CommitOutcome.Committed(details);
    }

    private static void copy(Snapshot snapshot, String from, Map<String, String> details, String to) {
        String value = snapshot.summary().get(from);
        if (value != null) {
            details.put(to, value);
        }
    }

    /** Whether a snapshot is of this run. */
    boolean ofRun(Snapshot snapshot) {
        return target.runId().equals(snapshot.summary().get(RUN_ID));
    }

    /** Writes the commit into a snapshot, which is refused where another process has committed it meanwhile. */
    void mark(SnapshotUpdate<?> update, CommitRequest request) {
        update.set(COMMIT_ID, request.commitId());
        update.set(UNIT, target.unit());
        update.set(RUN_ID, target.runId());
        update.set(VERSION, Long.toString(request.checkpointVersion()));
        if (!request.position().isEmpty()) {
            update.set(POSITION, request.position());
        }
        request.slices().stream()
                .flatMap(slice -> Optional.ofNullable(slice.token().get(SlicePreparation.DISCARDED)).stream())
                .findFirst()
                .ifPresent(columns -> update.set(DISCARDED, columns));
        update.validateWith(onlyOnce(request.commitId()));
    }

    private static SnapshotAncestryValidator onlyOnce(String commitId) {
        return new SnapshotAncestryValidator() {
            @Override
            @org.eclipse.jdt.annotation.NonNullByDefault({})
            public boolean validate(Iterable<Snapshot> ancestors) {
                for (Snapshot snapshot : ancestors) {
                    if (commitId.equals(snapshot.summary().get(COMMIT_ID))) {
                        return false;
                    }
                }
                return true;
            }

            @Override
            public String errorMessage() {
                return "Commit " + commitId + " stands already";
            }
        };
    }

    /** Writes the commit into the table's properties, as the newest of its unit. */
    void mark(UpdateProperties update, CommitRequest request) {
        update.set(property(COMMIT_ID), request.commitId());
        update.set(property(VERSION), Long.toString(request.checkpointVersion()));
        if (!request.position().isEmpty()) {
            update.set(property(POSITION), request.position());
        }
    }

    private String property(String name) {
        return name + "/" + target.unit();
    }

    Optional<LastCommit> last() {
        Map<String, String> properties = table.properties();
        return Optional.ofNullable(properties.get(property(COMMIT_ID)))
                .map(id -> new LastCommit(
                        id,
                        Long.parseLong(properties.getOrDefault(property(VERSION), "0")),
                        String.valueOf(properties.getOrDefault(property(POSITION), ""))));
    }
}
