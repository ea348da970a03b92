package org.sluice.source.files.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.sluice.files.Storage;

/**
 * A file as it was when it was found.
 *
 * @param path below the root
 * @param length in bytes
 * @param modified to the microsecond, which is what cursors hold
 */
record DataFile(String path, long length, Instant modified) {

    /** Oldest first. */
    static final Comparator<DataFile> BY_AGE =
            Comparator.comparing(DataFile::modified).thenComparing(DataFile::path);

    static DataFile of(Storage.Entry entry) {
        return new DataFile(entry.path(), entry.length(), entry.modified().truncatedTo(ChronoUnit.MICROS));
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static long bytes(List<DataFile> files) {
        return files.stream().mapToLong(DataFile::length).sum();
    }
}
