package org.sluice.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import org.sluice.api.problem.CancelledException;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemKind;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.source.Slice;
import org.sluice.run.RunEvent;
import org.sluice.run.SliceState;
import org.sluice.run.SyncMode;
import org.sluice.run.Unit;
import org.sluice.run.format.Receipt;
import org.sluice.run.format.ReceiptFormat;
import org.sluice.run.format.SinkFormat;
import org.sluice.run.state.SliceRecord;
import org.sluice.run.state.UnitRun;

/**
 * The slices of one unit's run: so many at a time, each retried by itself, committed in order.
 *
 * <p>Slices that follow the cursor are committed one by one, in order, so that the checkpoint never passes a gap; a slice
 * behind a failed one stays sealed. All others are committed together at the end: readers see all of a run or nothing.
 * Except for the slices themselves, everything here happens on the unit's thread.
 */
final class SliceRun implements AutoCloseable {

    private final EngineContext context;
    private final RunExecution run;
    private final Unit unit;
    private final SliceWork work;
    private final ExecutorService threads;
    private final Commits commits;
    private final List<SliceRecord> records = new ArrayList<>();
    private final boolean inOrder;
    private int reused;
    private boolean paused;

    SliceRun(
            EngineContext context,
            RunExecution run,
            Unit unit,
            UnitRun record,
            SliceWork work,
            WriteMode mode,
            ExecutorService threads) {
        this.context = context;
        this.run = run;
        this.unit = unit;
        this.work = work;
        this.threads = threads;
        this.inOrder = unit.mode().sync() == SyncMode.INCREMENTAL
                && mode != WriteMode.OVERWRITE
                && work.sink().commitScope() == SinkSession.CommitScope.SLICE
                && work.plan().slices().stream()
                        .allMatch(slice -> slice.cursorUpper().isPresent());
        this.commits = new Commits(context, run, unit, work, record);
    }

    /** A slice of an interrupted run, in this one: what was sealed stays sealed, what ran is pending again. */
    static SliceRecord takenUp(SliceRecord old, String runId) {
        boolean done = isDone(old);
        return new SliceRecord(
                runId,
                old.unitId(),
                old.index(),
                done ? old.state() : SliceState.PENDING,
                0,
                old.prepared(),
                old.receipt(),
                old.state() == SliceState.SKIPPED ? old.problem() : Optional.empty());
    }

    private static boolean isDone(SliceRecord slice) {
        return slice.state() == SliceState.COMMITTED
                || slice.state() == SliceState.STAGED
                || slice.state() == SliceState.SKIPPED;
    }

    /** Whether it stopped because somebody paused the unit. */
    boolean paused() {
        return paused;
    }

    UnitRun record() {
        return commits.record();
    }

    int sliceCount() {
        return records.size();
    }

    int reused() {
        return reused;
    }

    int committedNow() {
        return commits.committedNow();
    }

    List<Receipt> committedReceipts() {
        return records.stream()
                .filter(slice -> slice.state() == SliceState.COMMITTED)
                .flatMap(slice -> slice.receipt().stream())
                .map(ReceiptFormat::parse)
                .toList();
    }

    /** Stores the plan with its slices; those of an interrupted run are there already. */
    void store() {
        List<SliceRecord> stored = context.state().slices(run.runId(), unit.id());
        if (stored.isEmpty()) {
            for (Slice slice : work.plan().slices()) {
                records.add(new SliceRecord(
                        run.runId(),
                        unit.id(),
                        slice.index(),
                        SliceState.PENDING,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
            }
            context.state().createUnitRun(record(), records);
        } else {
            records.addAll(stored);
        }
        long estimate = work.plan().slices().stream()
                .mapToLong(slice -> slice.estimatedRows().orElse(0))
                .sum();
        run.emit(new RunEvent.UnitPlanned(run.runId(), context.now(), unit.id(), records.size(), estimate));
    }

    /** Runs what is left; returns the first problem. */
    Optional<Problem> execute() {
        BlockingQueue<SliceAttempts.Result> done = new LinkedBlockingQueue<>();
        List<Integer> waiting = new ArrayList<>();
        for (SliceRecord slice : records) {
            reused += isDone(slice) && slice.state() != SliceState.SKIPPED ? 1 : 0;
            if (!isDone(slice)) {
                waiting.add(slice.index());
            }
        }
        commitReady();
        Optional<Problem> problem = Optional.empty();
        boolean stop = false;
        int running = 0;
        while (running > 0 || !stop && !waiting.isEmpty()) {
            while (!stop && !waiting.isEmpty() && running < unit.read().maxParallel()) {
                paused = context.state().pause(unit.id()).isPresent();
                stop = paused;
                if (!paused) {
                    start(waiting.remove(0), done);
                    running++;
                }
            }
            if (running == 0) {
                break;
            }
            SliceAttempts.Result result = take(done);
            running--;
            if (accept(result)) {
                commitReady();
            } else {
                problem = problem.or(result::problem);
                stop = result.problem().map(SliceRun::stopsOthers).orElse(true);
            }
        }
        run.cancellation().throwIfCancelled();
        if (problem.isEmpty() && !paused) {
            commits.commitRest(records, inOrder);
            if (!commits.idle(records)) {
                work.sink().finish();
            }
            work.staging().discardAll();
        }
        return problem;
    }

    /** A slice whose data is bad says nothing about the others; everything else would hit them too. */
    private static boolean stopsOthers(Problem problem) {
        return problem.kind() != ProblemKind.DATA;
    }

    private void start(int index, BlockingQueue<SliceAttempts.Result> done) {
        SliceRecord old = records.get(index);
        SliceAttempts attempts = new SliceAttempts(context, run, unit, new SliceExecutor(work), old);
        threads.execute(() -> done.add(attempts.execute(work.plan().slices().get(index))));
    }

    private static SliceAttempts.Result take(BlockingQueue<SliceAttempts.Result> done) {
        try {
            return done.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private boolean accept(SliceAttempts.Result result) {
        SliceState state = result.outcome().isPresent()
                ? SliceState.STAGED
                : result.problem().isPresent() ? SliceState.FAILED : SliceState.CANCELLED;
        reused += result.outcome().filter(SliceWork.Outcome::reused).isPresent() ? 1 : 0;
        SliceRecord last = result.last();
        SliceRecord slice = new SliceRecord(
                run.runId(),
                unit.id(),
                last.index(),
                state,
                result.attempts(),
                result.outcome()
                        .map(outcome -> SinkFormat.toJson(outcome.prepared()).toString())
                        .or(last::prepared),
                result.outcome()
                        .map(outcome -> ReceiptFormat.toJson(outcome.receipt()).toString())
                        .or(last::receipt),
                result.problem());
        context.state().updateSlice(slice);
        records.set(slice.index(), slice);
        result.problem()
                .ifPresent(problem -> run.emit(
                        new RunEvent.SliceFailed(run.runId(), context.now(), unit.id(), slice.index(), problem)));
        return state == SliceState.STAGED;
    }

    private void commitReady() {
        if (inOrder) {
            commits.commitPrefix(records);
        }
    }

    @Override
    public void close() {
        work.staging().close();
        work.sink().close();
    }
}
