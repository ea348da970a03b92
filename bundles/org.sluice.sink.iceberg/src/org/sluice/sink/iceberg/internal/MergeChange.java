package org.sluice.sink.iceberg.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.RowDelta;

/** The files that one try of a merge adds to a table and takes from it. Used by one thread. */
final class MergeChange {

    private final List<DataFile> added = new ArrayList<>();
    private final List<DataFile> removed = new ArrayList<>();
    private final List<DeleteFile> addedDeletes = new ArrayList<>();
    private final List<DeleteFile> removedDeletes = new ArrayList<>();
    private final List<String> referenced = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final List<String> unused = new ArrayList<>();

    void add(DataFile file) {
        added.add(file);
    }

    void remove(DataFile file) {
        removed.add(file);
    }

    void add(DeleteFile file) {
        addedDeletes.add(file);
    }

    void remove(DeleteFile file) {
        removedDeletes.add(file);
    }

    /** Names a file of the table that must still be there when the change is committed. */
    void requireStill(DataFile file) {
        referenced.add(file.location());
    }

    /** Names a file that this try wrote, to be removed if it fails. */
    String wrote(String path) {
        written.add(path);
        return path;
    }

    /** Names a prepared file that the change does without, to be removed once it stands. */
    void unused(DataFile file) {
        unused.add(file.location());
    }

    List<String> written() {
        return written;
    }

    List<String> unused() {
        return unused;
    }

    void fill(RowDelta delta) {
        added.forEach(delta::addRows);
        removed.forEach(delta::removeRows);
        addedDeletes.forEach(delta::addDeletes);
        removedDeletes.forEach(delta::removeDeletes);
        delta.validateDataFilesExist(referenced);
    }
}
