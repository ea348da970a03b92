package org.sluice.sink.iceberg.internal;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files in a table's directory that no version of the table knows. Known files are held as 64-bit hashes: eight bytes and
 * some for each, and where two share a hash, an orphan stays.
 */
final class Orphans {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    private static final String LISTS = "/metadata/sluice/";

    /** Not the whole directory: a catalog may keep the tables of a namespace of the same name below it. */
    private static final List<String> FOLDERS = List.of("/data/", "/metadata/");

    private final Table table;
    private final Set<Long> known = new HashSet<>();

    Orphans(Table table) {
        this.table = table;
    }

    /** Whether the table's files can be listed at all. */
    boolean possible() {
        return table.io() instanceof SupportsPrefixOperations && table instanceof HasTableOperations;
    }

    /** Hands over those that are older than a moment. */
    void find(long olderThanMillis, Consumer<FileInfo> orphan) throws IOException {
        if (!(table.io() instanceof SupportsPrefixOperations listing)) {
            return;
        }
        // In this order: what is committed in between leaves the lists and stands in the table.
        addPrepared(listing);
        table.refresh();
        collect();
        for (String folder : FOLDERS) {
            for (FileInfo file : list(listing, folder)) {
                if (file.createdAtMillis() < olderThanMillis && !known.contains(hash(file.location())) && !own(file)) {
                    orphan.accept(file);
                }
            }
        }
    }

    private Iterable<FileInfo> list(SupportsPrefixOperations listing, String folder) {
        try {
            return listing.listPrefix(table.location() + folder);
        } catch (NotFoundException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            // A directory that is not there holds nothing; one that cannot be read may hold everything.
            if (e.getCause() instanceof FileNotFoundException) {
                return List.of();
            }
            throw e;
        }
    }

    /** Lists of slices that are prepared have a life of their own, and so has what a catalog keeps beside the table. */
    private boolean own(FileInfo file) {
        String name = path(file.location());
        return name.startsWith(path(table.location() + LISTS)) || name.endsWith("/version-hint.text");
    }

    private void collect() throws IOException {
        ReachableFileUtil.metadataFileLocations(table, true).forEach(this::add);
        ReachableFileUtil.statisticsFilesLocations(table).forEach(this::add);
        Set<String> manifests = new HashSet<>();
        for (Snapshot snapshot : table.snapshots()) {
            Optional.ofNullable(snapshot.manifestListLocation()).ifPresent(this::add);
            List<ManifestFile> all = new ArrayList<>(snapshot.allManifests(table.io()));
            for (ManifestFile manifest : all) {
                if (manifests.add(manifest.path())) {
                    add(manifest.path());
                    addFiles(manifest);
                }
            }
        }
    }

    /** What an unfinished run has prepared is about to be committed. */
    private void addPrepared(SupportsPrefixOperations listing) throws IOException {
        for (FileInfo file : list(listing, LISTS)) {
            if (file.location().endsWith(".json")) {
                addPrepared(file.location());
            }
        }
    }

    private void addPrepared(String list) throws IOException {
        try {
            SliceFiles.read(table.io(), list, table.specs()).files().forEach(prepared -> add(prepared.location()));
        } catch (NotFoundException | FileNotFoundException e) {
            LOG.debug("{} was committed or dropped just now", list, e);
        } catch (EOFException e) {
            // Its slice does not count as prepared: it is done once more, with files of other names.
            LOG.debug("{} was cut short", list, e);
        }
    }

    private void addFiles(ManifestFile manifest) throws IOException {
        if (manifest.content() == org.apache.iceberg.ManifestContent.DATA) {
            try (CloseableIterable<String> paths = ManifestFiles.readPaths(manifest, table.io(), table.specs())) {
                paths.forEach(this::add);
            }
        } else {
            try (var deletes = ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
                deletes.forEach(file -> add(file.location()));
            }
        }
    }

    private void add(String location) {
        known.add(hash(location));
    }

    /** Without scheme and server, which differ between writers of the same file. */
    private static String path(String location) {
        return location.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*:(//[^/]*)?", "").replaceAll("/+", "/");
    }

    private static long hash(String location) {
        long hash = 1125899906842597L;
        String path = path(location);
        for (int i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
