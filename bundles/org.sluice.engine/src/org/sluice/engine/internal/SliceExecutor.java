package org.sluice.engine.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.Counts;
import org.sluice.api.data.CursorValue;
import org.sluice.api.data.RowHash;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.CancellationSource;
import org.sluice.api.problem.CancelledException;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;
import org.sluice.api.staging.SliceWriter;
import org.sluice.api.staging.StagedSlice;
import org.sluice.run.format.Receipt;
import org.sluice.run.format.ReceiptFormat;

/** Takes one slice from its source to the sink: a function of the slice, without state of its own. */
final class SliceExecutor {

    private static final long PROGRESS_NANOS = 250_000_000;

    private final SliceWork work;

    SliceExecutor(SliceWork work) {
        this.work = work;
    }

    /**
     * Reads, stages, seals and prepares a slice; or only prepares it when it was sealed before, by this process or an
     * earlier one.
     */
    SliceWork.Outcome execute(Slice slice, SliceWork.Progress progress) {
        Optional<StagedSlice> found = work.staging().find(slice.index());
        if (found.isPresent()) {
            Receipt before = ReceiptFormat.parse(found.get().note());
            PreparedSlice prepared = prepare(found.get(), work.cancellation());
            return balanced(slice, prepared, staged(before, found.get().counts()), true);
        }
        work.staging().discard(slice.index());
        return work.staging().durable() ? throughFile(slice, progress) : passThrough(slice, progress);
    }

    private SliceWork.Outcome throughFile(Slice slice, SliceWork.Progress progress) {
        long start = System.nanoTime();
        Reading reading = new Reading(slice, progress);
        StagedSlice staged = reading.into(work.cancellation());
        PreparedSlice prepared = prepare(staged, work.cancellation());
        return balanced(slice, prepared, reading.receipt(staged.counts(), start), false);
    }

    /** The sink takes batches on a thread of its own while they are read. When one side fails, the other is stopped. */
    private SliceWork.Outcome passThrough(Slice slice, SliceWork.Progress progress) {
        long start = System.nanoTime();
        CancellationSource stop = new CancellationSource();
        try (Cancellation.Registration registration = work.cancellation().onCancel(stop::cancel)) {
            StagedSlice unsealed = new StagedSlice(slice.index(), Counts.NONE, Optional.empty(), "");
            FutureTask<PreparedSlice> sinkSide = new FutureTask<>(() -> {
                try {
                    return prepare(unsealed, stop);
                } catch (RuntimeException | Error e) {
                    stop.cancel();
                    throw e;
                }
            });
            Thread thread = new Thread(sinkSide, Thread.currentThread().getName() + "-sink");
            thread.start();
            Reading reading = new Reading(slice, progress);
            Counts staged;
            try {
                staged = reading.into(stop).counts();
            } catch (RuntimeException | Error e) {
                stop.cancel();
                throw firstCause(sinkSide, e);
            }
            return balanced(slice, join(sinkSide), reading.receipt(staged, start), false);
        }
    }

    /** The reader was stopped because the sink failed, or failed by itself. */
    private RuntimeException firstCause(FutureTask<PreparedSlice> sinkSide, Throwable readerSide) {
        if (readerSide instanceof CancelledException && !work.cancellation().isCancelled()) {
            try {
                join(sinkSide);
            } catch (CancelledException e) {
                return e;
            } catch (SluiceException e) {
                return e;
            }
        } else {
            waitFor(sinkSide);
        }
        if (readerSide instanceof Error error) {
            throw error;
        }
        return (RuntimeException) readerSide;
    }

    private static void waitFor(FutureTask<PreparedSlice> sinkSide) {
        try {
            sinkSide.get();
        } catch (ExecutionException e) {
            // It was stopped because the reader failed, which is what is reported.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PreparedSlice join(FutureTask<PreparedSlice> sinkSide) {
        try {
            return sinkSide.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private PreparedSlice prepare(StagedSlice staged, Cancellation cancellation) {
        return work.sink()
                .prepare(
                        staged,
                        () -> work.staging()
                                .read(staged.sliceIndex(), work.plan().schema(), cancellation),
                        cancellation);
    }

    private static Receipt staged(Receipt before, Counts staged) {
        return new Receipt(
                before.read(),
                staged,
                before.sunk(),
                before.filtered(),
                before.storedBytes(),
                before.boundary(),
                before.elapsed(),
                before.sink());
    }

    private SliceWork.Outcome balanced(Slice slice, PreparedSlice prepared, Receipt before, boolean reused) {
        Receipt receipt = new Receipt(
                before.read(),
                before.staged(),
                prepared.counts(),
                before.filtered(),
                prepared.storedBytes(),
                before.boundary(),
                before.elapsed(),
                before.sink());
        if (!receipt.balances()) {
            work.sink().abort(prepared);
            throw new SluiceException(
                    ProblemCode.E_RECEIPT_MISMATCH,
                    "Slice " + slice.index() + " (" + slice.description() + ") does not balance: read "
                            + receipt.read() + ", staged " + receipt.staged() + ", sunk " + receipt.sunk()
                            + ". Nothing was committed.",
                    "Run again; if it happens again, check disk and memory, and report it.");
        }
        return new SliceWork.Outcome(prepared, receipt, reused);
    }

    /** Reads one slice into the staging area, counting on the way. */
    private final class Reading {

        private final Slice slice;
        private final SliceWork.Progress progress;
        private final RowHash hash = new RowHash();
        private final BoundaryRows boundary;
        private final long started = System.nanoTime();
        private long reported = started;

        Reading(Slice slice, SliceWork.Progress progress) {
            this.slice = slice;
            this.progress = progress;
            Optional<CursorValue> upper =
                    slice.cursorUpper().or(() -> work.plan().cursorUpper());
            Optional<String> field = work.request().cursor().map(ReadRequest.Cursor::field);
            this.boundary = BoundaryRows.of(work.plan().schema(), field, work.from(), upper);
        }

        StagedSlice into(Cancellation cancellation) {
            try (BatchReader reader = work.source().read(work.request(), work.plan(), slice, cancellation);
                    SliceWriter writer = work.staging().write(slice.index(), reader.schema(), cancellation)) {
                ColumnBatch batch = new ColumnBatch(reader.schema());
                ColumnBatch spare = new ColumnBatch(reader.schema());
                while (reader.read(batch)) {
                    cancellation.throwIfCancelled();
                    ColumnBatch kept = boundary.filter(batch, spare);
                    boundary.remember(batch);
                    hash.add(kept);
                    writer.write(kept);
                    report();
                }
                cancellation.throwIfCancelled();
                // What was read is kept in the seal itself: a sealed slice never has to be read again.
                return writer.seal(
                        ReceiptFormat.toJson(receipt(Counts.NONE, started)).toString());
            }
        }

        private void report() {
            long now = System.nanoTime();
            if (now - reported > PROGRESS_NANOS) {
                reported = now;
                Counts counts = hash.counts();
                progress.read(counts.rows(), counts.bytes());
            }
        }

        Receipt receipt(Counts staged, long start) {
            return new Receipt(
                    hash.counts(),
                    staged,
                    Counts.NONE,
                    boundary.filtered(),
                    0,
                    boundary.boundary(),
                    Duration.ofNanos(System.nanoTime() - start),
                    java.util.Map.of());
        }
    }
}
