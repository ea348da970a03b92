package org.sluice.engine.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.data.Counts;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.CancelledException;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.Slice;
import org.sluice.run.RunEvent;
import org.sluice.run.SliceState;
import org.sluice.run.Unit;
import org.sluice.run.state.SliceRecord;

/** Tries a slice as often as its unit allows, on one thread. */
final class SliceAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(SliceAttempts.class);

    private final EngineContext context;
    private final RunExecution run;
    private final Unit unit;
    private final SliceExecutor executor;
    private SliceRecord record;

    SliceAttempts(EngineContext context, RunExecution run, Unit unit, SliceExecutor executor, SliceRecord record) {
        this.context = context;
        this.run = run;
        this.unit = unit;
        this.executor = executor;
        this.record = record;
    }

    /** How it ended: with an outcome, with a problem, or cancelled with neither. */
    record Result(SliceRecord last, int attempts, Optional<SliceWork.Outcome> outcome, Optional<Problem> problem) {}

    /** Never throws. */
    Result execute(Slice slice) {
        int attempt = 0;
        while (true) {
            attempt++;
            try {
                run.cancellation().throwIfCancelled();
                return success(slice, attempt);
            } catch (CancelledException e) {
                return new Result(record, attempt, Optional.empty(), Optional.empty());
            } catch (SluiceException e) {
                if (!e.problem().retryable() || attempt >= unit.retry().maxAttempts()) {
                    return failure(attempt, e, e.problem());
                }
                waitBeforeRetry(slice, attempt, e.problem());
            } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
                return failure(attempt, e, Defects.problem("Slice " + slice.index() + " of " + unit.id(), e));
            }
        }
    }

    private Result failure(int attempt, Throwable cause, Problem problem) {
        LOG.debug("Slice {} of {} failed", record.index(), unit.id(), cause);
        if (problem.code() == ProblemCode.E_INTERNAL) {
            LOG.error("Slice {} of {} failed by a defect", record.index(), unit.id(), cause);
        }
        return new Result(record, attempt, Optional.empty(), Optional.of(problem));
    }

    private Result success(Slice slice, int attempt) {
        store(attempt);
        run.emit(new RunEvent.SliceStarted(run.runId(), context.now(), unit.id(), slice.index(), attempt));
        SliceWork.Outcome outcome = executor.execute(
                slice,
                (rows, bytes) -> run.emit(
                        new RunEvent.SliceProgress(run.runId(), context.now(), unit.id(), slice.index(), rows, bytes)));
        Counts read = outcome.receipt().read();
        run.emit(new RunEvent.SliceStaged(
                run.runId(),
                context.now(),
                unit.id(),
                slice.index(),
                read.rows(),
                read.bytes(),
                outcome.receipt().elapsed()));
        return new Result(record, attempt, Optional.of(outcome), Optional.empty());
    }

    private void store(int attempt) {
        record = new SliceRecord(
                run.runId(),
                unit.id(),
                record.index(),
                SliceState.RUNNING,
                attempt,
                record.prepared(),
                record.receipt(),
                Optional.empty());
        context.state().updateSlice(record);
    }

    private void waitBeforeRetry(Slice slice, int attempt, Problem problem) {
        Duration delay = delay(attempt);
        run.emit(new RunEvent.SliceRetried(
                run.runId(), context.now(), unit.id(), slice.index(), attempt, delay, problem));
        CountDownLatch woken = new CountDownLatch(1);
        try (Cancellation.Registration registration = run.cancellation().onCancel(woken::countDown)) {
            if (woken.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Cancelled while waiting to try slice {} again", slice.index());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.cancel();
        }
    }

    private Duration delay(int attempt) {
        Duration delay = unit.retry().initialDelay().multipliedBy(1L << Math.min(attempt - 1, 20));
        return delay.compareTo(unit.retry().maxDelay()) > 0 ? unit.retry().maxDelay() : delay;
    }
}
