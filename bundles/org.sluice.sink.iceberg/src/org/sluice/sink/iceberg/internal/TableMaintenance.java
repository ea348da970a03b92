package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.Maintenance;
import org.sluice.api.sink.Maintenance.Extent;
import org.sluice.api.sink.Maintenance.Report;
import org.sluice.api.sink.Maintenance.Task;
import org.sluice.columnar.WriteSettings;

/**
 * Takes care of one table. The newest commit of each unit is also kept in the table's properties, so that whichever
 * versions go, a run still learns what became of its commit.
 */
final class TableMaintenance {

    private final Table table;
    private final Maintenance request;
    private final Cancellation cancellation;
    private final boolean applies;

    TableMaintenance(Table table, Maintenance request, Cancellation cancellation) {
        this.table = table;
        this.request = request;
        this.cancellation = cancellation;
        this.applies = request.extent() == Extent.APPLY;
    }

    List<Report> run(WriteSettings settings) throws IOException {
        List<Report> reports = new ArrayList<>();
        for (Task task : request.tasks()) {
            cancellation.throwIfCancelled();
            table.refresh();
            reports.add(
                    switch (task) {
                        case COMPACT -> compact(new Compaction(table, settings));
                        case MANIFESTS -> manifests();
                        case EXPIRE -> expire();
                        case ORPHANS -> orphans();
                    });
        }
        return reports;
    }

    private Report compact(Compaction compaction) throws IOException {
        Snapshot base = table.currentSnapshot();
        List<Compaction.Group> groups = compaction.plan();
        long files = 0;
        long bytes = 0;
        for (Compaction.Group group : groups) {
            if (applies) {
                compaction.rewrite(group, base, cancellation);
            }
            files += group.size();
            bytes += group.bytes();
        }
        return new Report(
                Task.COMPACT, files, bytes, "into " + groups.size() + (groups.size() == 1 ? " file" : " files"));
    }

    private Report manifests() {
        Manifests manifests = new Manifests(table);
        List<ManifestFile> small = manifests.small();
        if (applies && !small.isEmpty()) {
            manifests.join(small);
        }
        long bytes = small.stream().mapToLong(ManifestFile::length).sum();
        return new Report(Task.MANIFESTS, small.size(), bytes, "");
    }

    /** Tables that share files with others say so, and only their owner knows which those are. */
    private void requireOwnFiles() {
        if (String.valueOf(table.properties().getOrDefault(TableProperties.GC_ENABLED, "true"))
                .equals("false")) {
            throw new SluiceException(
                    ProblemCode.E_UNSUPPORTED_OPERATION,
                    "The table " + table.name() + " has the property " + TableProperties.GC_ENABLED
                            + "=false: other tables may use its files.",
                    "Leave out --expire and --orphans, or remove the property if no other table does.");
        }
    }

    private long oldest() {
        return System.currentTimeMillis() - request.olderThan().toMillis();
    }

    private Report expire() {
        requireOwnFiles();
        ExpireSnapshots expiry =
                table.expireSnapshots().expireOlderThan(oldest()).retainLast(request.keep());
        int versions = expiry.apply().size();
        AtomicLong files = new AtomicLong();
        if (applies && versions > 0) {
            expiry.deleteWith(path -> {
                        table.io().deleteFile(path);
                        files.incrementAndGet();
                    })
                    .commit();
        }
        return new Report(Task.EXPIRE, files.get(), 0, versions + (versions == 1 ? " version" : " versions"));
    }

    private Report orphans() throws IOException {
        requireOwnFiles();
        Orphans orphans = new Orphans(table);
        if (!orphans.possible()) {
            return new Report(Task.ORPHANS, 0, 0, "the files of this catalog cannot be listed");
        }
        AtomicLong files = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        orphans.find(oldest(), file -> {
            cancellation.throwIfCancelled();
            if (applies) {
                table.io().deleteFile(file.location());
            }
            files.incrementAndGet();
            bytes.addAndGet(file.size());
        });
        return new Report(Task.ORPHANS, files.get(), bytes.get(), "");
    }
}
