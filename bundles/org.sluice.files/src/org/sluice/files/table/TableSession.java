package org.sluice.files.table;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.LastCommit;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.SupportsLastCommit;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.staging.StagedSlice;
import org.sluice.files.Failures;
import org.sluice.files.Storage;

/** One table in one run. */
class TableSession implements SinkSession, SupportsLastCommit {

    private static final Logger LOG = LoggerFactory.getLogger(TableSession.class);
    private static final Duration ABANDONED = Duration.ofDays(7);

    private final Storage storage;
    private final Table table;
    private final SinkTarget target;
    private final TableFormat format;
    private final Clock clock;
    private final SlicePreparation preparation;
    private final CommitJournal journal;
    private final Publication publication;

    TableSession(Opened opened, SinkTarget target, TableFormat format, Clock clock) {
        this.publication = opened.publication();
        this.storage = opened.storage();
        this.table = opened.table();
        this.target = target;
        this.format = format;
        this.clock = clock;
        this.preparation = new SlicePreparation(storage, table, format);
        this.journal = new CommitJournal(storage, table.commits(), new CommitEffects(storage, table, publication));
    }

    /** What a session works on. */
    record Opened(Storage storage, Table table, Publication publication) {}

    /** Makes sure, before a row is read, that the table can be written to and is in order. */
    void begin() throws IOException {
        table.probe();
        publication.check();
        journal.recover();
        table.locate();
        publication.repair();
        format.check(target, storage, table);
    }

    private boolean overwrites() {
        return target.mode() == WriteMode.OVERWRITE;
    }

    @Override
    public CommitScope commitScope() {
        return overwrites() ? CommitScope.RUN : CommitScope.SLICE;
    }

    @Override
    public PreparedSlice prepare(StagedSlice slice, RowSupplier rows, Cancellation cancellation) {
        return preparation.prepare(slice, rows, cancellation);
    }

    @Override
    public CommitOutcome commit(CommitRequest request) {
        String id = request.commitId();
        try {
            Optional<Commit> done = journal.done(id);
            if (done.isPresent()) {
                return committed(id, done.get());
            }
            if (!journal.begun(id)) {
                journal.begin(id, plan(request));
            }
            return complete(id);
        } catch (IOException e) {
            return mayHaveBegun(id) ? unknown(id, e) : new CommitOutcome.NotCommitted(writeProblem(e));
        }
    }

    private CommitOutcome complete(String id) {
        try {
            journal.apply(id);
            table.locate();
            return committed(id, journal.done(id).orElseThrow(() -> new IOException("its journal is gone")));
        } catch (SluiceException e) {
            return unpublished(id, e);
        } catch (IOException e) {
            return unknown(id, e);
        }
    }

    private CommitOutcome unpublished(String id, SluiceException e) {
        LOG.debug("Commit {} was not published", id, e);
        return new CommitOutcome.Unknown(Problem.of(
                ProblemCode.E_COMMIT_UNKNOWN,
                "The files of commit " + id + " lie in " + storage.describe(table.directory())
                        + ", but readers do not know of them yet: "
                        + e.problem().text(),
                "Run again: the commit is then completed from its journal."));
    }

    private CommitOutcome unknown(String id, IOException e) {
        LOG.debug("Commit {} was interrupted", id, e);
        return new CommitOutcome.Unknown(Failures.interrupted(id, storage.describe(table.directory()), e));
    }

    private boolean mayHaveBegun(String id) {
        try {
            return journal.begun(id);
        } catch (IOException e) {
            LOG.debug("Whether {} was begun cannot be said", id, e);
            return true;
        }
    }

    private Problem writeProblem(IOException e) {
        return Failures.write(storage.describe(table.directory()), storage.user(), e);
    }

    private Commit plan(CommitRequest request) throws IOException {
        CommitPlan plan = new CommitPlan(storage, table, target.unit(), request, adds(request));
        return overwrites() ? plan.overwrite(publication.finalisation()) : plan.append();
    }

    /** A slice without rows adds no file; but a table that is emptied keeps its columns, in a file without rows. */
    private List<PreparedSlice> adds(CommitRequest request) throws IOException {
        List<PreparedSlice> filled = request.slices().stream()
                .filter(slice -> slice.counts().rows() > 0)
                .toList();
        return filled.isEmpty() && overwrites() ? List.of(preparation.empty(target.schema())) : filled;
    }

    private CommitOutcome committed(String id, Commit commit) {
        return new CommitOutcome.Committed(Map.of(
                "commit_id", id,
                "directory", storage.describe(table.partition()),
                "files", Integer.toString(commit.adds().size()),
                "bytes", Long.toString(commit.bytes())));
    }

    @Override
    public CommitOutcome lookup(CommitRequest request) {
        String id = request.commitId();
        try {
            if (journal.begun(id)) {
                return complete(id);
            }
            Optional<Commit> done = journal.done(id);
            if (done.isPresent()) {
                return committed(id, done.get());
            }
            return new CommitOutcome.NotCommitted(Problem.of(
                    ProblemCode.E_SINK_WRITE_FAILED,
                    "Commit " + id + " was never begun in " + storage.describe(table.directory()) + ".",
                    "Run again."));
        } catch (IOException e) {
            return unknown(id, e);
        }
    }

    @Override
    public Optional<LastCommit> lastCommit() {
        try {
            return journal.last(target.unit());
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_SINK_UNAVAILABLE,
                    "The newest commit of " + storage.describe(table.directory()) + " cannot be read: "
                            + Failures.reason(e) + ".",
                    "Check the file system and run again.",
                    e);
        }
    }

    @Override
    public void abort(PreparedSlice slice) {
        try {
            storage.delete(SlicePreparation.field(slice, SlicePreparation.FROM));
        } catch (IOException e) {
            throw new SluiceException(writeProblem(e), e);
        }
    }

    @Override
    public void finish() {
        try {
            // An older marker stays until the new one takes its place.
            String marker = table.staging() + "/_SUCCESS";
            storage.create(marker).close();
            storage.rename(marker, table.partition() + "/_SUCCESS");
            storage.deleteTree(table.staging());
            removeAbandoned(clock.instant().minus(ABANDONED));
            table.generations().removeRetired(clock.instant().minus(publication.keepReplaced()));
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_SINK_WRITE_FAILED,
                    "All commits stand, but " + storage.describe(table.partition()) + " could not be marked complete: "
                            + Failures.reason(e) + ".",
                    "Mend the file system and run again.",
                    e);
        }
    }

    private void removeAbandoned(Instant before) throws IOException {
        boolean inUse = false;
        for (Storage.Entry entry : storage.list(table.stagingRoot())) {
            if (entry.modified().isBefore(before)) {
                storage.deleteTree(entry.path());
            } else {
                inUse = true;
            }
        }
        if (!inUse) {
            storage.deleteTree(table.stagingRoot());
        }
        journal.removeUnbegun(before);
    }

    @Override
    public boolean hasData() {
        try {
            for (Storage.Entry file : table.files()) {
                if (hasRows(file)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw unlisted(e);
        }
    }

    final SluiceException unlisted(IOException e) {
        return new SluiceException(
                ProblemCode.E_SINK_UNAVAILABLE,
                "The files in " + storage.describe(table.directory()) + " cannot be listed: " + Failures.reason(e)
                        + ".",
                "Check the file system and run again.",
                e);
    }

    private boolean hasRows(Storage.Entry file) {
        try {
            return format.hasRows(storage, file);
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} cannot be read; it counts as data", storage.describe(file.path()), e);
            return true;
        }
    }

    @Override
    public void close() {
        storage.close();
    }
}
