package org.sluice.sink.iceberg.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;

/** Joins small manifests, the lists of a table's data files: each one is opened by every reader who plans a scan. */
final class Manifests {

    private final Table table;
    private final long target;

    Manifests(Table table) {
        this.table = table;
        this.target = Long.parseLong(String.valueOf(table.properties()
                .getOrDefault(
                        TableProperties.MANIFEST_TARGET_SIZE_BYTES,
                        String.valueOf(TableProperties.MANIFEST_TARGET_SIZE_BYTES_DEFAULT))));
    }

    /** Those for which it pays, of the table as it was last refreshed; files of different specs stay apart. */
    List<ManifestFile> small() {
        Map<Integer, List<ManifestFile>> bySpec = Optional.ofNullable(table.currentSnapshot()).stream()
                .flatMap(this::dataManifests)
                .filter(manifest -> manifest.length() < target / 2)
                .collect(Collectors.groupingBy(ManifestFile::partitionSpecId));
        return bySpec.values().stream()
                .filter(manifests -> manifests.size() > 1)
                .flatMap(List::stream)
                .toList();
    }

    private Stream<ManifestFile> dataManifests(Snapshot snapshot) {
        return snapshot.dataManifests(table.io()).stream();
    }

    /** Tried again by Iceberg itself where a run adds files meanwhile. */
    void join(List<ManifestFile> small) {
        Set<String> paths = new HashSet<>();
        small.forEach(manifest -> paths.add(manifest.path()));
        table.rewriteManifests()
                .rewriteIf(manifest -> paths.contains(manifest.path()))
                .clusterBy(file -> "")
                .commit();
    }
}
