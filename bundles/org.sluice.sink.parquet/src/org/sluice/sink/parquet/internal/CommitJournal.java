package org.sluice.sink.parquet.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.PreparedSlice;

/**
 * Makes several renames and deletions one commit: they are written down first, in a file that appears at once, and then
 * done; whoever finds them written down does what is left. What is done stays known by the commit's id.
 */
final class CommitJournal {

    /** Commits that stay known; a run asks for its own only. */
    private static final int KEPT = 100;

    private static final String BEGUN = ".begun";
    private static final String DONE = ".done";
    private static final String ADD = "add\t";
    private static final String DELETE = "delete\t";

    private final Storage storage;
    private final Table table;

    CommitJournal(Storage storage, Table table) {
        this.storage = storage;
        this.table = table;
    }

    private String path(String commitId, String state) {
        return table.commits() + "/" + commitId + state;
    }

    boolean done(String commitId) throws IOException {
        return storage.exists(path(commitId, DONE));
    }

    boolean begun(String commitId) throws IOException {
        return storage.exists(path(commitId, BEGUN));
    }

    /** Writes a commit down; from here on it will happen. */
    void begin(CommitRequest request, List<String> replaced) throws IOException {
        StringBuilder lines = new StringBuilder("version\t" + request.checkpointVersion() + "\n");
        for (PreparedSlice slice : request.slices()) {
            String from = String.valueOf(slice.token().get("from"));
            if (!storage.exists(from)) {
                throw new IOException("the prepared file " + storage.describe(from) + " is gone");
            }
            lines.append(ADD)
                    .append(from)
                    .append('\t')
                    .append(slice.token().get("to"))
                    .append('\n');
        }
        replaced.forEach(file -> lines.append(DELETE).append(file).append('\n'));
        String temporary = path(request.commitId(), ".tmp");
        try (OutputStream out = storage.create(temporary)) {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        storage.rename(temporary, path(request.commitId(), BEGUN));
    }

    /** Does what a begun commit says, or what is left of it: first all new files, then the old ones go. */
    void apply(String commitId) throws IOException {
        List<String> lines;
        try (InputStream in = storage.open(path(commitId, BEGUN))) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        for (String line : lines) {
            if (line.startsWith(ADD)) {
                String[] names = line.split("\t");
                publish(names[1], names[2]);
            }
        }
        for (String line : lines) {
            if (line.startsWith(DELETE)) {
                storage.delete(line.substring(DELETE.length()));
            }
        }
        storage.rename(path(commitId, BEGUN), path(commitId, DONE));
        forgetOld();
    }

    private void publish(String from, String to) throws IOException {
        if (storage.exists(from)) {
            storage.rename(from, to);
        } else if (!storage.exists(to)) {
            throw new IOException("neither " + storage.describe(from) + " nor " + storage.describe(to) + " is there");
        }
    }

    private void forgetOld() throws IOException {
        List<Storage.Entry> done = storage.list(table.commits()).stream()
                .filter(entry -> entry.name().endsWith(DONE))
                .sorted(Comparator.comparing(Storage.Entry::modified).reversed())
                .toList();
        for (Storage.Entry entry : done.subList(Math.min(KEPT, done.size()), done.size())) {
            storage.delete(entry.path());
        }
    }
}
