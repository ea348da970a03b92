package org.sluice.files.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.sink.LastCommit;
import org.sluice.files.Failures;
import org.sluice.files.Storage;

/**
 * Makes several renames and deletions one commit: they are written down first, in a file that appears at once, and then
 * done; whoever finds them written down does what is left. What is done stays known by the commit's id.
 */
final class CommitJournal {

    private static final Logger LOG = LoggerFactory.getLogger(CommitJournal.class);

    /** Commits that stay known; a run asks for its own only. */
    private static final int KEPT = 100;

    private static final String BEGUN = ".begun";
    private static final String DONE = ".done";
    private static final String LAST = ".last";

    private final Storage storage;
    private final String directory;
    private final CommitEffects effects;

    /**
     * A journal.
     *
     * @param directory where it keeps its files
     */
    CommitJournal(Storage storage, String directory, CommitEffects effects) {
        this.storage = storage;
        this.directory = directory;
        this.effects = effects;
    }

    private String path(String commitId, String suffix) {
        return directory + "/" + Table.encode(commitId) + suffix;
    }

    /** The commit of that id, if it stands. */
    Optional<Commit> done(String commitId) throws IOException {
        return read(path(commitId, DONE));
    }

    boolean begun(String commitId) throws IOException {
        return storage.exists(path(commitId, BEGUN));
    }

    private Optional<Commit> read(String path) throws IOException {
        if (!storage.exists(path)) {
            return Optional.empty();
        }
        try (InputStream in = storage.open(path)) {
            return Optional.of(Commit.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw new IOException(storage.describe(path) + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes a commit down; from here on it will happen. */
    void begin(String commitId, Commit commit) throws IOException {
        for (Commit.Add add : commit.adds()) {
            if (!storage.exists(add.from())) {
                throw new IOException("the prepared file " + storage.describe(add.from()) + " is gone");
            }
        }
        String temporary = path(commitId, ".tmp");
        try (OutputStream out = storage.create(temporary)) {
            out.write(commit.text().getBytes(StandardCharsets.UTF_8));
        }
        storage.rename(temporary, path(commitId, BEGUN));
    }

    /**
     * Does what a begun commit says, or what is left of it: first all new files appear, then the old ones go. Two
     * processes may do so at once.
     */
    void apply(String commitId) throws IOException {
        complete(path(commitId, BEGUN), path(commitId, DONE));
    }

    /** Completes what crashed processes began, so that it neither blocks later commits nor comes up after them. */
    void recover() throws IOException {
        for (Storage.Entry entry : storage.list(directory)) {
            if (entry.name().endsWith(BEGUN)) {
                LOG.info("Completing the interrupted commit {}", storage.describe(entry.path()));
                recover(entry.path());
            }
        }
    }

    private void recover(String begun) throws IOException {
        try {
            complete(begun, begun.substring(0, begun.length() - BEGUN.length()) + DONE);
        } catch (IOException e) {
            throw new IOException(
                    "the interrupted commit " + storage.describe(begun) + " cannot be completed: " + Failures.reason(e),
                    e);
        }
    }

    private void complete(String begun, String done) throws IOException {
        Optional<Commit> found = read(begun);
        if (found.isPresent()) {
            Commit commit = found.get();
            String replaced = begun.substring(0, begun.length() - BEGUN.length()) + ".replaced";
            effects.apply(commit, replaced);
            remember(commit);
            effects.move(begun, done);
            forgetOld();
        }
    }

    /** The newest commit of a unit; empty for none. */
    Optional<LastCommit> last(String unit) throws IOException {
        String path = path(unit, LAST);
        if (!storage.exists(path)) {
            return Optional.empty();
        }
        try (InputStream in = storage.open(path)) {
            String[] fields = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\t", -1);
            if (fields.length != 3) {
                throw new IOException(storage.describe(path) + " does not hold a commit");
            }
            return Optional.of(new LastCommit(fields[0], Long.parseLong(fields[1]), fields[2]));
        } catch (NumberFormatException e) {
            throw new IOException(storage.describe(path) + " does not hold a commit", e);
        }
    }

    /** A commit that moves nothing leaves the position of the one before it. */
    private void remember(Commit commit) throws IOException {
        String position = commit.position().isEmpty()
                ? last(commit.unit()).map(LastCommit::position).orElse("")
                : commit.position();
        String temporary = path(commit.id(), ".last.tmp");
        try (OutputStream out = storage.create(temporary)) {
            String text = commit.id() + "\t" + commit.version() + "\t" + position;
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        storage.rename(temporary, path(commit.unit(), LAST));
    }

    private void forgetOld() throws IOException {
        List<Storage.Entry> done = storage.list(directory).stream()
                .filter(entry -> entry.name().endsWith(DONE))
                .sorted(Comparator.comparing(Storage.Entry::modified).reversed())
                .toList();
        for (Storage.Entry entry : done.subList(Math.min(KEPT, done.size()), done.size())) {
            storage.delete(entry.path());
        }
    }

    /** Removes what crashed processes left before they began to commit. */
    void removeUnbegun(Instant olderThan) throws IOException {
        for (Storage.Entry entry : storage.list(directory)) {
            boolean known =
                    Stream.of(BEGUN, DONE, LAST).anyMatch(entry.name()::endsWith) || Generations.owns(entry.name());
            if (!known && !entry.directory() && entry.modified().isBefore(olderThan)) {
                storage.delete(entry.path());
            }
        }
    }
}
