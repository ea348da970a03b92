package org.sluice.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.io.InputFile;

/** A file system below a root. Paths are relative to the root and separated by slashes. Thread-safe. */
public interface Storage extends AutoCloseable {

    /** A file or directory. */
    record Entry(String path, boolean directory, long length, Instant modified) {
        /** The last part of the path. */
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        /** Whether readers leave it out: what begins with an underscore or a dot is not data. */
        public boolean hidden() {
            return name().startsWith("_") || name().startsWith(".");
        }
    }

    /** A new file in place of an old one; missing directories are made; closing it brings it to the disk. */
    OutputStream create(String path) throws IOException;

    /** The bytes of a file. */
    InputStream open(String path) throws IOException;

    /** A file as Parquet's reader wants it. */
    InputFile inputFile(String path) throws IOException;

    /** Whether there is a file or directory. */
    boolean exists(String path) throws IOException;

    /** What is at a path; empty where nothing is. */
    Optional<Entry> find(String path) throws IOException;

    /** Length of a file. */
    long length(String path) throws IOException;

    /** What a directory holds, by name; nothing where there is no directory. */
    List<Entry> list(String directory) throws IOException;

    /** Moves a file in place of an old one, or a directory to where nothing is; missing directories are made. */
    void rename(String from, String to) throws IOException;

    /** Whether a rename, of a directory too, is one step for readers. */
    boolean renamesAtOnce();

    /** Removes a file or an empty directory; nothing happens where there is none. */
    void delete(String path) throws IOException;

    /** Gives a local file another name here, in place of an old file, without copying it; false where that cannot be. */
    boolean link(Path local, String to) throws IOException;

    /** The full path, for people. */
    String describe(String path);

    /** Whom the file system takes us for, for people. */
    String user();

    @Override
    void close();

    /** Removes a directory with all that is in it. */
    default void deleteTree(String directory) throws IOException {
        for (Entry entry : list(directory)) {
            if (entry.directory()) {
                deleteTree(entry.path());
            } else {
                delete(entry.path());
            }
        }
        delete(directory);
    }
}
