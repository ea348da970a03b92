package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.exceptions.CleanableFailure;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.PreparedSlice;

/** Makes prepared slices visible, in one transaction of the table. */
final class TableCommit {

    private static final Logger LOG = LoggerFactory.getLogger(TableCommit.class);

    /** Against other writers; each try begins with the table as it is then. */
    private static final int TRIES = 20;

    private final Job job;
    private final CommitLog log;

    TableCommit(Job job, CommitLog log) {
        this.job = job;
        this.log = log;
    }

    CommitOutcome commit(CommitRequest request) {
        try (Rows rows = rows()) {
            for (int tries = 1; ; tries++) {
                Optional<CommitOutcome> outcome = attempt(request, rows, tries == TRIES);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
            }
        } catch (SluiceException e) {
            return new CommitOutcome.NotCommitted(e.problem());
        } catch (IOException | RuntimeException e) {
            LOG.debug("Commit {} failed", request.commitId(), e);
            return new CommitOutcome.NotCommitted(
                    job.failures().write(job.table().name(), e));
        }
    }

    private List<SliceFiles> read(CommitRequest request) throws IOException {
        List<SliceFiles> slices = new ArrayList<>();
        for (PreparedSlice slice : request.slices()) {
            slices.add(read(slice));
        }
        return slices;
    }

    private SliceFiles read(PreparedSlice slice) throws IOException {
        Table table = job.table();
        String path = Optional.ofNullable(slice.token().get(SlicePreparation.LIST))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The token of slice " + slice.sliceIndex() + " has no '" + SlicePreparation.LIST + "'"));
        return SliceFiles.read(table.io(), path, table.specs());
    }

    /** One try; empty when another writer was faster and it is worth another one. */
    private Optional<CommitOutcome> attempt(CommitRequest request, Rows rows, boolean last) throws IOException {
        job.table().refresh();
        Optional<CommitOutcome> standing = log.find(request.commitId());
        if (standing.isPresent()) {
            return standing;
        }
        job.head().begin();
        String base = version();
        boolean keeps = false;
        try {
            CommitOutcome outcome = finish(change(request, rows), request);
            if (outcome instanceof CommitOutcome.Committed) {
                rows.done();
            }
            keeps = true;
            return Optional.of(outcome);
        } catch (CommitFailedException | ValidationException e) {
            job.table().refresh();
            // Iceberg has tried several times by itself: without a change by others another try is in vain.
            if (last || base.equals(version())) {
                throw e;
            }
            LOG.info("Another writer changed {}: {}; trying again", job.table().name(), e.getMessage());
            return Optional.empty();
        } finally {
            if (!keeps) {
                rows.undo();
            }
        }
    }

    private String version() {
        HasTableOperations operations = (BaseTable) job.table();
        return String.valueOf(operations.operations().current().metadataFileLocation());
    }

    private Transaction change(CommitRequest request, Rows rows) throws IOException {
        List<SliceFiles> slices = read(request);
        Transaction transaction = job.table().newTransaction();
        evolve(transaction, slices);
        List<DataFile> files =
                slices.stream().flatMap(slice -> slice.files().stream()).toList();
        rows.change(transaction, files, request);
        UpdateProperties properties = transaction.updateProperties();
        log.mark(properties, request);
        properties.commit();
        return transaction;
    }

    private CommitOutcome finish(Transaction transaction, CommitRequest request) {
        try {
            transaction.commitTransaction();
        } catch (CommitFailedException | ValidationException e) {
            throw e;
        } catch (CommitStateUnknownException e) {
            return unknown(request, e);
        } catch (RuntimeException e) {
            if (e instanceof CleanableFailure) {
                throw e;
            }
            return standingOrUnknown(request, e);
        }
        return committed(request);
    }

    private CommitOutcome unknown(CommitRequest request, RuntimeException e) {
        LOG.warn(
                "It is not known whether commit {} stands in {}",
                request.commitId(),
                job.table().name(),
                e);
        return new CommitOutcome.Unknown(
                job.failures().unknown(request.commitId(), job.table().name(), e));
    }

    /** Some catalogs break off in ways of their own; what the table says then is sure only if it has the commit. */
    private CommitOutcome standingOrUnknown(CommitRequest request, RuntimeException e) {
        try {
            job.table().refresh();
            return log.find(request.commitId()).orElseGet(() -> unknown(request, e));
        } catch (RuntimeException again) {
            e.addSuppressed(again);
            return unknown(request, e);
        }
    }

    private CommitOutcome committed(CommitRequest request) {
        job.table().refresh();
        CommitOutcome outcome = log.find(request.commitId())
                .orElseGet(() -> new CommitOutcome.Committed(Map.of(
                        "commit_id", request.commitId(), "table", job.table().name())));
        List<String> lists = new ArrayList<>();
        request.slices().forEach(slice -> lists.add(String.valueOf(slice.token().get(SlicePreparation.LIST))));
        job.files().remove(lists);
        return outcome;
    }

    /** Changes columns where that is still to be done; the files must have the numbers that come out. */
    private void evolve(Transaction transaction, List<SliceFiles> slices) {
        SchemaPlan plan =
                new SchemaCheck(job.table(), job.target(), job.settings().contract()).plan();
        Map<String, Integer> ids = plan.fieldIds(job.target().schema().names());
        for (SliceFiles slice : slices) {
            if (!slice.fieldIds().equals(ids)) {
                throw new SluiceException(new Problem(
                        ProblemCode.E_SINK_WRITE_FAILED,
                        "Another writer changed the columns of " + job.table().name() + " while slice " + slice.slice()
                                + " of " + job.target().unit() + " was prepared. Nothing was published.",
                        "Run again: the slice is then prepared for the new columns.",
                        false));
            }
        }
        if (!plan.changes().isEmpty()) {
            var update = transaction.updateSchema();
            plan.apply(update);
            update.commit();
        }
    }

    private Rows rows() {
        return switch (job.target().mode()) {
            case APPEND -> this::append;
            case OVERWRITE -> this::overwrite;
            case MERGE -> new MergedRows(job, log);
            case SCD2 -> throw new IllegalStateException("The sink does not offer it");
        };
    }

    /** How a commit changes the table's rows. */
    interface Rows extends AutoCloseable {

        /** Adds one snapshot to the transaction. */
        void change(Transaction transaction, List<DataFile> files, CommitRequest request) throws IOException;

        /** The try failed for certain: what it wrote can go. */
        default void undo() {}

        /** The commit stands: what it did without can go. */
        default void done() {}

        @Override
        default void close() {}
    }

    private void append(Transaction transaction, List<DataFile> files, CommitRequest request) {
        if (files.isEmpty()) {
            return;
        }
        var append = job.head().to(transaction.newAppend());
        files.forEach(append::appendFile);
        log.mark(append, request);
        append.commit();
    }

    private void overwrite(Transaction transaction, List<DataFile> files, CommitRequest request) {
        var overwrite = job.head().to(transaction.newOverwrite()).overwriteByRowFilter(Expressions.alwaysTrue());
        files.forEach(overwrite::addFile);
        log.mark(overwrite, request);
        overwrite.commit();
    }
}
