package org.sluice.engine.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.data.Counts;
import org.sluice.api.problem.CancelledException;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.RunEvent;
import org.sluice.run.RunState;
import org.sluice.run.Unit;
import org.sluice.run.UnitResult;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.LockOwner;
import org.sluice.run.state.Pause;
import org.sluice.run.state.UnitRun;

/** One unit in one run: takes the lock, works, and turns whatever happens into a result. */
final class UnitExecution {

    private static final Logger LOG = LoggerFactory.getLogger(UnitExecution.class);

    private final EngineContext context;
    private final RunExecution run;
    private final Unit unit;
    private final ExecutorService sliceThreads;
    private final Instant startedAt;
    private @Nullable UnitWork work;

    UnitExecution(EngineContext context, RunExecution run, Unit unit, ExecutorService sliceThreads) {
        this.context = context;
        this.run = run;
        this.unit = unit;
        this.sliceThreads = sliceThreads;
        this.startedAt = context.now();
    }

    /** Never throws. */
    UnitResult run() {
        UnitResult result;
        try {
            result = locked();
        } catch (CancelledException e) {
            result = result(RunState.CANCELLED, timeoutProblem());
        } catch (SluiceException e) {
            result = failed(e.problem());
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            LOG.error("Unit {} failed by a defect", unit.id(), e);
            result = failed(Defects.problem("Unit " + unit.id(), e));
        }
        run.emit(new RunEvent.UnitFinished(run.runId(), context.now(), result));
        return result;
    }

    private UnitResult locked() {
        run.cancellation().throwIfCancelled();
        if (context.state().pause(unit.id()).isPresent()) {
            return result(RunState.PAUSED, Optional.empty());
        }
        LockOwner holder = context.state().lock(unit.id(), run.owner(), context.now());
        if (!holder.equals(run.owner())) {
            throw new SluiceException(
                    ProblemCode.E_UNIT_LOCKED,
                    "Unit " + unit.id() + " is being run by process " + holder.pid() + " on " + holder.host() + " (run "
                            + holder.runId() + ").",
                    "Wait for it, or stop it with: sluice runs cancel " + holder.runId());
        }
        try {
            return recorded();
        } finally {
            context.state().unlock(unit.id(), run.owner());
        }
    }

    /** Works, and stores how it ended. */
    private UnitResult recorded() {
        UnitWork current = new UnitWork(context, run, unit, sliceThreads, startedAt);
        work = current;
        RunState state = RunState.FAILED;
        Optional<Problem> problem = Optional.empty();
        try {
            problem = current.execute();
            state = problem.isPresent() ? RunState.FAILED : current.paused() ? RunState.PAUSED : RunState.SUCCEEDED;
        } catch (CancelledException e) {
            state = RunState.CANCELLED;
            problem = timeoutProblem();
        } catch (SluiceException e) {
            LOG.debug("Unit {} failed", unit.id(), e);
            problem = Optional.of(e.problem());
        }
        problem.filter(found -> found.code() == ProblemCode.E_SCHEMA_PAUSED).ifPresent(this::pause);
        if (state == RunState.FAILED && current.committedNow() > 0) {
            state = RunState.PARTIAL;
        }
        UnitRun record = current.record();
        context.state().updateUnitRun(record.ended(state, context.now(), problem));
        return result(state, problem);
    }

    /** Until somebody has decided what becomes of the source's new columns, and resumes the unit. */
    private void pause(Problem problem) {
        context.state().pause(new Pause(unit.id(), context.now(), "schema_contract", problem.message()));
    }

    private Optional<Problem> timeoutProblem() {
        return run.timedOut()
                ? Optional.of(new Problem(
                        ProblemCode.E_TIMEOUT,
                        "Unit " + unit.id() + " was not done when the run's time was up.",
                        "The next run goes on from here; give it more time with --timeout.",
                        true))
                : Optional.empty();
    }

    private UnitResult failed(Problem problem) {
        return result(RunState.FAILED, Optional.of(problem));
    }

    private UnitResult result(RunState state, Optional<Problem> problem) {
        Optional<Checkpoint> checkpoint = context.state().checkpoint(unit.id());
        UnitWork done = work;
        Totals totals = done == null ? Totals.of(List.of()) : done.totals();
        return new UnitResult(
                unit.id(),
                state,
                done == null ? 0 : done.sliceCount(),
                totals.committed(),
                done == null ? 0 : done.reused(),
                totals.read(),
                totals.staged(),
                totals.sunk(),
                totals.storedBytes(),
                checkpoint.map(Checkpoint::version).orElse(0L),
                DryRun.cursor(checkpoint),
                Duration.between(startedAt, context.now()),
                problem);
    }

    /** Sums of receipts. */
    record Totals(int committed, Counts read, Counts staged, Counts sunk, long storedBytes) {

        static Totals of(List<org.sluice.run.format.Receipt> receipts) {
            Counts read = Counts.NONE;
            Counts staged = Counts.NONE;
            Counts sunk = Counts.NONE;
            long stored = 0;
            for (org.sluice.run.format.Receipt receipt : receipts) {
                read = read.plus(receipt.read());
                staged = staged.plus(receipt.staged());
                sunk = sunk.plus(receipt.sunk());
                stored += receipt.storedBytes();
            }
            return new Totals(receipts.size(), read, staged, sunk, stored);
        }
    }
}
