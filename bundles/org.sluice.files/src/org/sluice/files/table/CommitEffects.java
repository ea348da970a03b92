package org.sluice.files.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.sluice.files.Storage;

/** Does what a commit says, or what is left of it: the new files appear, readers are told, and the old ones go. */
final class CommitEffects {

    private final Storage storage;
    private final Table table;
    private final Publication publication;

    CommitEffects(Storage storage, Table table, Publication publication) {
        this.storage = storage;
        this.table = table;
        this.publication = publication;
    }

    /**
     * Does all of a commit.
     *
     * @param replaced a place for partitions on their way out
     */
    void apply(Commit commit, String replaced) throws IOException {
        publish(commit);
        if (commit.move().isPresent()) {
            moveReaders(commit, commit.move().get(), replaced);
        } else {
            remove(commit, replaced);
            publication.publish(table.generations().current());
        }
    }

    /** Readers who ask from now on find the new rows; those who asked before still find what they were told. */
    private void moveReaders(Commit commit, Commit.Move move, String replaced) throws IOException {
        publication.publish(move.to());
        if (move.copies()) {
            for (Commit.Add add : commit.adds()) {
                copy(add, move.home() + add.to().substring(move.to().length()));
            }
            remove(commit, replaced);
            publication.publish(move.home());
        }
        table.generations().moveTo(move.home());
        table.generations().retire(commit.id(), retired(commit, move));
    }

    private List<String> retired(Commit commit, Commit.Move move) {
        List<String> paths = new ArrayList<>();
        if (move.copies()) {
            paths.add(move.to());
        } else if (move.from().equals(table.directory())) {
            paths.addAll(commit.partitions());
            paths.addAll(commit.files());
        }
        if (!move.from().equals(table.directory())) {
            paths.add(move.from());
        }
        return paths;
    }

    private void copy(Commit.Add add, String to) throws IOException {
        if (storage.exists(to) && storage.length(to) == add.bytes()) {
            return;
        }
        // Not the name it had: a torn copy must not be taken for the file that is to be published.
        String temporary = add.from() + ".copy";
        try (InputStream in = storage.open(add.to());
                OutputStream out = storage.create(temporary)) {
            in.transferTo(out);
        }
        storage.rename(temporary, to);
    }

    private void publish(Commit commit) throws IOException {
        if (commit.opens() && !commit.adds().isEmpty() && storage.renamesAtOnce()) {
            openPartition(commit.adds());
        }
        for (Commit.Add add : commit.adds()) {
            move(storage.exists(gathered(add)) ? gathered(add) : add.from(), add.to());
        }
    }

    /** All files get their names beside the partition's place first and appear there in one step. */
    private void openPartition(List<Commit.Add> adds) throws IOException {
        String partition = adds.get(0).directory();
        if (!storage.exists(partition)) {
            for (Commit.Add add : adds) {
                move(add.from(), gathered(add));
            }
            String gathering = gathered(adds.get(0));
            move(gathering.substring(0, gathering.lastIndexOf('/')), partition);
        }
    }

    private static String gathered(Commit.Add add) {
        return add.from().substring(0, add.from().lastIndexOf('/')) + "/partition/" + add.name();
    }

    /** A partition goes in one step too: a reader on its way into it finds all of it or sees that it is gone. */
    private void remove(Commit commit, String replaced) throws IOException {
        for (String partition : commit.partitions()) {
            if (storage.renamesAtOnce() && storage.exists(partition)) {
                move(partition, replaced + partition.substring(partition.lastIndexOf('/')));
            } else {
                storage.deleteTree(partition);
            }
        }
        for (String file : commit.files()) {
            storage.delete(file);
        }
        storage.deleteTree(replaced);
    }

    /** A rename that may have been done before, or be done by another process now. */
    void move(String from, String to) throws IOException {
        try {
            if (storage.exists(from)) {
                storage.rename(from, to);
                return;
            }
        } catch (IOException e) {
            if (storage.exists(from) || !storage.exists(to)) {
                throw e;
            }
        }
        if (!storage.exists(to)) {
            throw new IOException("neither " + storage.describe(from) + " nor " + storage.describe(to) + " is there");
        }
    }
}
