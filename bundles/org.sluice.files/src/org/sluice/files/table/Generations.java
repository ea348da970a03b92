package org.sluice.files.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.files.Storage;

/**
 * Where the rows of a table lie: in its own directory, or in one that an overwrite made for them. What was replaced is
 * written down and stays for readers who looked it up before.
 */
final class Generations {

    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    private static final String RETIRED = ".retired";
    private static final String BASE = "current.base";

    private final Storage storage;
    private final String directory;
    private final String notes;

    /**
     * The generations of a table.
     *
     * @param notes the directory for what is written down
     */
    Generations(Storage storage, String directory, String notes) {
        this.storage = storage;
        this.directory = directory;
        this.notes = notes;
    }

    /** Whether a file in the directory of notes is one of these. */
    static boolean owns(String name) {
        return name.endsWith(RETIRED) || name.equals(BASE);
    }

    /** A new directory for the rows of an overwrite. */
    String next(String commitId) {
        return root() + "/" + Table.encode(commitId);
    }

    private String root() {
        return directory + "/_generations";
    }

    /** The directory that holds the rows now. */
    String current() throws IOException {
        String note = notes + "/" + BASE;
        if (!storage.exists(note)) {
            return directory;
        }
        try (InputStream in = storage.open(note)) {
            return directory + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** From now on the rows lie there. */
    void moveTo(String base) throws IOException {
        if (!base.equals(current())) {
            write(BASE, base.substring(directory.length()));
        }
    }

    /** Lets paths go when their time has come. */
    void retire(String commitId, List<String> paths) throws IOException {
        if (!paths.isEmpty()) {
            write(Table.encode(commitId) + RETIRED, String.join("\n", paths) + "\n");
        }
    }

    private void write(String name, String text) throws IOException {
        String temporary = notes + "/" + name + ".tmp";
        try (OutputStream out = storage.create(temporary)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        storage.rename(temporary, notes + "/" + name);
    }

    /** Removes what was replaced before a moment. */
    void removeRetired(Instant before) throws IOException {
        for (Storage.Entry entry : storage.list(notes)) {
            if (entry.name().endsWith(RETIRED) && !entry.modified().isAfter(before)) {
                removeListed(entry.path());
            }
        }
        if (storage.list(root()).isEmpty()) {
            storage.delete(root());
        }
    }

    /** What came back into use since, as the directory that overwrites are copied to, is not to go. */
    private boolean replaced(String path) throws IOException {
        String current = current();
        return !path.equals(current) && (!current.equals(directory) || path.startsWith(root() + "/"));
    }

    private void remove(String path) throws IOException {
        LOG.debug("Removing {}, which was replaced", storage.describe(path));
        if (storage.find(path).filter(Storage.Entry::directory).isPresent()) {
            storage.deleteTree(path);
        } else {
            storage.delete(path);
        }
    }

    private void removeListed(String note) throws IOException {
        try (InputStream in = storage.open(note)) {
            for (String path : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (replaced(path)) {
                    remove(path);
                }
            }
        }
        storage.delete(note);
    }
}
