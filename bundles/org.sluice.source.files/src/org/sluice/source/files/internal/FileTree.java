package org.sluice.source.files.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.files.Storage;

/** What lies below the root. Names that begin with an underscore or a dot are passed over, as every reader does. */
final class FileTree {

    private final Storage storage;

    FileTree(Storage storage) {
        this.storage = storage;
    }

    /** The files of a directory and of the partitions in it: directories of the form {@code key=value}. */
    List<DataFile> directory(String path) throws IOException {
        List<DataFile> files = new ArrayList<>();
        for (Storage.Entry entry : storage.list(path)) {
            if (isPartition(entry)) {
                files.addAll(directory(entry.path()));
            } else if (!entry.directory() && !entry.hidden()) {
                files.add(DataFile.of(entry));
            }
        }
        return files;
    }

    List<DataFile> matching(Glob glob) throws IOException {
        List<DataFile> files = new ArrayList<>();
        match(glob.base(), glob, files);
        return files;
    }

    private void match(String directory, Glob glob, List<DataFile> files) throws IOException {
        for (Storage.Entry entry : storage.list(directory)) {
            if (!entry.hidden() && entry.directory() && glob.mayMatchBelow(entry.path())) {
                match(entry.path(), glob, files);
            } else if (!entry.hidden() && !entry.directory() && glob.matches(entry.path())) {
                files.add(DataFile.of(entry));
            }
        }
    }

    /** Every directory that is no partition, with its files. */
    Map<String, List<DataFile>> all() throws IOException {
        Map<String, List<DataFile>> directories = new LinkedHashMap<>();
        walk("", directories);
        return directories;
    }

    private void walk(String path, Map<String, List<DataFile>> directories) throws IOException {
        List<DataFile> files = new ArrayList<>();
        directories.put(path, files);
        for (Storage.Entry entry : storage.list(path)) {
            if (isPartition(entry)) {
                files.addAll(directory(entry.path()));
            } else if (entry.directory() && !entry.hidden()) {
                walk(entry.path(), directories);
            } else if (!entry.hidden()) {
                files.add(DataFile.of(entry));
            }
        }
    }

    private static boolean isPartition(Storage.Entry entry) {
        return entry.directory() && !entry.hidden() && entry.name().contains("=");
    }
}
