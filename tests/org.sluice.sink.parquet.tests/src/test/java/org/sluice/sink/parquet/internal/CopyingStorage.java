package org.sluice.sink.parquet.internal;

import java.nio.file.Path;

/** A storage on another disk, or one that knows no directories: files are copied, and renames are no single step. */
final class CopyingStorage extends DelegatingStorage {

    CopyingStorage(Storage storage) {
        super(storage);
    }

    @Override
    public boolean link(Path local, String to) {
        return false;
    }

    @Override
    public boolean renamesAtOnce() {
        return false;
    }
}
