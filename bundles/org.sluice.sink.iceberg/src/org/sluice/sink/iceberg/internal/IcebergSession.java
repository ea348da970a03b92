package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.util.Optional;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.sluice.api.data.BatchReader;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.LastCommit;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SupportsLastCommit;
import org.sluice.api.sink.SupportsReadBack;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.staging.StagedSlice;
import org.sluice.api.type.Schema;

/** One table in one run. */
final class IcebergSession implements SinkSession, SupportsLastCommit, SupportsReadBack {

    private final Job job;
    private final Schema source;
    private final SlicePreparation preparation;
    private final Leftovers leftovers;
    private final TableCommit commits;
    private final CommitLog log;

    IcebergSession(Job job, Schema source) {
        this.job = job;
        this.source = source;
        this.log = new CommitLog(job.head(), job.target());
        this.preparation = new SlicePreparation(job);
        this.leftovers = new Leftovers(job, log);
        this.commits = new TableCommit(job, log);
    }

    @Override
    public CommitScope commitScope() {
        return job.target().mode() == WriteMode.OVERWRITE ? CommitScope.RUN : CommitScope.SLICE;
    }

    @Override
    public PreparedSlice prepare(StagedSlice slice, RowSupplier rows, Cancellation cancellation) {
        return call(() -> preparation.prepare(slice, rows, cancellation));
    }

    private <T> T call(Library.Work<T> work) {
        try {
            return Library.call(work);
        } catch (SluiceException | org.sluice.api.problem.CancelledException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw job.failures().unavailable("the table " + job.table().name(), e);
        }
    }

    @Override
    public CommitOutcome commit(CommitRequest request) {
        return call(() -> commits.commit(request));
    }

    @Override
    public CommitOutcome lookup(CommitRequest request) {
        try {
            return Library.call(() -> {
                job.table().refresh();
                return log.find(request.commitId()).orElseGet(() -> absent(request.commitId()));
            });
        } catch (IOException | RuntimeException e) {
            return new CommitOutcome.Unknown(
                    job.failures().unknown(request.commitId(), job.table().name(), e));
        }
    }

    private CommitOutcome absent(String commitId) {
        return new CommitOutcome.NotCommitted(Problem.of(
                ProblemCode.E_SINK_WRITE_FAILED,
                "Commit " + commitId + " does not stand in " + job.table().name() + ".",
                "Run again."));
    }

    @Override
    public void abort(PreparedSlice slice) {
        call(() -> {
            leftovers.drop(slice.token().getOrDefault(SlicePreparation.LIST, ""));
            return slice;
        });
    }

    @Override
    public void finish() {
        call(() -> {
            leftovers.dropAll();
            return job;
        });
    }

    @Override
    public boolean hasData() {
        return call(() -> {
            Table table = job.table();
            table.refresh();
            try (CloseableIterable<FileScanTask> tasks = job.head().scan().planFiles()) {
                for (FileScanTask task : tasks) {
                    if (task.file().recordCount() > 0) {
                        return true;
                    }
                }
            }
            return false;
        });
    }

    @Override
    public Optional<LastCommit> lastCommit() {
        return call(() -> {
            job.table().refresh();
            return log.last();
        });
    }

    @Override
    public BatchReader readBack() {
        return call(() -> {
            job.table().refresh();
            return new RecordReader(job.head(), source, job.failures());
        });
    }

    @Override
    public void close() {
        // The catalog belongs to the sink.
    }
}
