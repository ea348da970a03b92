package org.sluice.testkit.files;

import java.nio.file.Path;
import org.sluice.files.Storage;

/** A storage on another disk, or one that knows no directories: files are copied, and renames are no single step. */
public final class CopyingStorage extends DelegatingStorage {

    /** Wraps a storage. */
    public CopyingStorage(Storage storage) {
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
