package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what was prepared and not committed. A file that any snapshot of the run has is never touched. */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration ABANDONED = Duration.ofDays(7);

    private final Job job;
    private final CommitLog log;

    Leftovers(Job job, CommitLog log) {
        this.job = job;
        this.log = log;
    }

    /** Drops one prepared slice, or nothing where its list is gone. */
    void drop(String list) throws IOException {
        drop(list, committed());
    }

    private void drop(String list, Set<String> committed) throws IOException {
        Table table = job.table();
        try {
            SliceFiles slice = SliceFiles.read(table.io(), list, table.specs());
            List<String> unused = new ArrayList<>();
            for (DataFile file : slice.files()) {
                if (!committed.contains(file.location())) {
                    unused.add(file.location());
                }
            }
            job.files().remove(unused);
        } catch (NotFoundException | java.io.FileNotFoundException e) {
            return;
        }
        job.files().remove(List.of(list));
    }

    /** The files that commits of this run added: known by reading their manifests, so asked for only when needed. */
    private Set<String> committed() throws IOException {
        Table table = job.table();
        table.refresh();
        Set<String> paths = new HashSet<>();
        for (Snapshot snapshot : table.snapshots()) {
            if (log.ofRun(snapshot)) {
                addPaths(snapshot, paths);
            }
        }
        return paths;
    }

    private void addPaths(Snapshot snapshot, Set<String> paths) throws IOException {
        Table table = job.table();
        for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
            if (manifest.snapshotId() == snapshot.snapshotId()) {
                try (CloseableIterable<String> added = ManifestFiles.readPaths(manifest, table.io(), table.specs())) {
                    added.forEach(paths::add);
                }
            }
        }
    }

    /** Drops what this run prepared in vain, and lists that crashed runs left a week ago. */
    void dropAll() throws IOException {
        List<String> own = lists(job.runLists(), Long.MAX_VALUE);
        if (!own.isEmpty()) {
            Set<String> committed = committed();
            for (String list : own) {
                dropQuietly(list, committed);
            }
        }
        long before = System.currentTimeMillis() - ABANDONED.toMillis();
        job.files().remove(lists(job.lists(), before));
    }

    private void dropQuietly(String list, Set<String> committed) {
        try {
            drop(list, committed);
        } catch (IOException e) {
            LOG.warn("What {} lists could not be removed: {}", list, e.getMessage());
        }
    }

    private List<String> lists(String prefix, long before) {
        FileIO io = job.table().io();
        if (!(io instanceof SupportsPrefixOperations files)) {
            return List.of();
        }
        List<String> lists = new ArrayList<>();
        try {
            for (FileInfo file : files.listPrefix(prefix)) {
                if (file.createdAtMillis() < before && file.location().endsWith(".json")) {
                    lists.add(file.location());
                }
            }
        } catch (RuntimeException e) {
            // A directory that is not there holds nothing.
            LOG.debug("Nothing is listed in {}", prefix, e);
        }
        return lists;
    }
}
