package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.StructLike;

/** The data files of a slice while it is prepared. Used by one thread. */
final class SliceOutput {

    private final Job job;
    private final int slice;
    private final List<String> paths = new ArrayList<>();
    private final List<DataFile> files = new ArrayList<>();

    SliceOutput(Job job, int slice) {
        this.job = job;
        this.slice = slice;
    }

    int slice() {
        return slice;
    }

    /** Where the next file goes. */
    String newPath(StructLike partition) {
        PartitionSpec spec = job.table().spec();
        String name = job.runName() + "-" + String.format(Locale.ROOT, "%05d-%03d", slice, paths.size());
        String path = job.files().newPath(name, spec, partition);
        paths.add(path);
        return path;
    }

    /** Takes a file that is written. */
    DataFile add(String path, StructLike partition, int sortOrder) throws IOException {
        DataFile file = job.files().describe(path, job.table().spec(), partition, sortOrder);
        files.add(file);
        return file;
    }

    List<DataFile> files() {
        return files;
    }

    /** A broken piece would take space that may be what was missing. */
    void discard() {
        job.files().remove(paths);
    }
}
