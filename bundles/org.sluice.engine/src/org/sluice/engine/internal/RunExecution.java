package org.sluice.engine.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.problem.CancellationSource;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.RunEvent;
import org.sluice.run.RunRequest;
import org.sluice.run.RunService.RunHandle;
import org.sluice.run.RunService.RunListener;
import org.sluice.run.RunState;
import org.sluice.run.RunSummary;
import org.sluice.run.Unit;
import org.sluice.run.UnitResult;
import org.sluice.run.format.RequestFormat;
import org.sluice.run.state.LockOwner;
import org.sluice.run.state.RunRecord;

/** One run: its units side by side, its heartbeat, its end. */
final class RunExecution implements RunHandle {

    private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

    private static final Duration ABANDONED = Duration.ofDays(7);

    /** Runs that are remembered. */
    private static final int KEPT_RUNS = 1000;

    private final EngineContext context;
    private final RunRequest request;
    private final EventQueue events;
    private final LockOwner owner;
    private final CancellationSource cancellation = new CancellationSource();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean timedOut;
    private @Nullable RunSummary summary;

    RunExecution(EngineContext context, RunRequest request, RunListener listener) {
        this.context = context;
        this.request = request;
        String runId = RunIds.next(context.now());
        this.events = new EventQueue(runId, listener);
        this.owner = thisProcess(runId);
    }

    private static LockOwner thisProcess(String runId) {
        ProcessHandle process = ProcessHandle.current();
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return new LockOwner(runId, hostName(), process.pid(), start);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine without a resolvable name still has one process table.
            return "localhost";
        }
    }

    @Override
    public String runId() {
        return owner.runId();
    }

    LockOwner owner() {
        return owner;
    }

    RunRequest request() {
        return request;
    }

    CancellationSource cancellation() {
        return cancellation;
    }

    boolean timedOut() {
        return timedOut;
    }

    void emit(RunEvent event) {
        events.emit(event);
    }

    void start(Runnable whenEnded) {
        context.state()
                .createRun(new RunRecord(
                        runId(),
                        RunState.RUNNING,
                        context.now(),
                        Optional.empty(),
                        owner,
                        context.settings().user(),
                        arguments()));
        new Thread(() -> run(whenEnded), "sluice-run-" + runId()).start();
    }

    /** What was asked, of which configuration, and what carries it out. */
    private String arguments() {
        ObjectNode node = RequestFormat.toJson(request);
        Versions.describe(node.putObject("versions"));
        return node.toString();
    }

    private void run(Runnable whenEnded) {
        emit(new RunEvent.RunStarted(runId(), context.now(), request.units().size()));
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(named("sluice-watch"));
        watch.scheduleWithFixedDelay(this::watch, 1, 1, TimeUnit.SECONDS);
        request.timeout().ifPresent(limit -> watch.schedule(this::timeOut, limit.toMillis(), TimeUnit.MILLISECONDS));
        RunState state = RunState.FAILED;
        List<UnitResult> results = List.of();
        try {
            removeAbandonedStaging();
            forgetOldRuns();
            results = runUnits();
            state = stateOf(results);
        } finally {
            watch.shutdownNow();
            finish(state, results);
            whenEnded.run();
            ended.countDown();
        }
    }

    /** Work that nobody took up for a week is read again instead. */
    private void removeAbandonedStaging() {
        Map<Path, Unit> areas = new HashMap<>();
        request.units().forEach(unit -> areas.put(context.stagingRoot(unit), unit));
        areas.forEach((root, unit) -> {
            try {
                context.plugins()
                        .staging(unit.staging().provider())
                        .cleanUp(root, context.now().minus(ABANDONED));
            } catch (SluiceException e) {
                LOG.warn("Old staging areas in {} could not be removed", root, e);
            }
        });
    }

    private void forgetOldRuns() {
        try {
            context.state().forgetRunsBeyond(KEPT_RUNS);
        } catch (SluiceException e) {
            LOG.warn("Old runs could not be forgotten", e);
        }
    }

    private void finish(RunState state, List<UnitResult> results) {
        try {
            context.state().finishRun(runId(), state, context.now());
        } catch (SluiceException e) {
            LOG.error("The end of run {} could not be stored", runId(), e);
        }
        emit(new RunEvent.RunFinished(runId(), context.now(), state));
        events.close();
        summary = new RunSummary(runId(), state, results);
    }

    private List<UnitResult> runUnits() {
        int parallel = Math.max(1, request.parallel());
        ExecutorService unitThreads = Executors.newFixedThreadPool(parallel, named("sluice-unit"));
        ExecutorService sliceThreads = Executors.newFixedThreadPool(parallel, named("sluice-slice"));
        try {
            List<Future<UnitResult>> pending = new ArrayList<>();
            for (Unit unit : request.units()) {
                pending.add(unitThreads.submit(() -> new UnitExecution(context, this, unit, sliceThreads).run()));
            }
            List<UnitResult> results = new ArrayList<>();
            for (Future<UnitResult> future : pending) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nobody interrupts the run's own thread", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A unit's execution reports its problems as results", e.getCause());
        } finally {
            unitThreads.shutdown();
            sliceThreads.shutdown();
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> new Thread(task, name + "-" + number.incrementAndGet());
    }

    private static RunState stateOf(List<UnitResult> results) {
        if (results.stream().anyMatch(result -> result.state() == RunState.CANCELLED)) {
            return RunState.CANCELLED;
        }
        long failed = results.stream().filter(r -> r.state() == RunState.FAILED).count();
        long paused = results.stream().filter(r -> r.state() == RunState.PAUSED).count();
        boolean partial = results.stream().anyMatch(r -> r.state() == RunState.PARTIAL);
        if (failed + paused == 0 && !partial) {
            return RunState.SUCCEEDED;
        }
        if (paused == results.size()) {
            return RunState.PAUSED;
        }
        return failed == results.size() ? RunState.FAILED : RunState.PARTIAL;
    }

    /** Says that this process lives, and hears whether another one wants the run to stop. */
    private void watch() {
        try {
            context.state().heartbeat(owner, context.now());
            if (context.state().cancelRequested(runId())) {
                cancellation.cancel();
            }
        } catch (SluiceException e) {
            LOG.warn("The heartbeat of run {} could not be stored; trying again", runId(), e);
        }
    }

    private void timeOut() {
        timedOut = true;
        cancellation.cancel();
    }

    @Override
    public void cancel() {
        cancellation.cancel();
    }

    @Override
    public RunSummary await() throws InterruptedException {
        ended.await();
        RunSummary result = summary;
        if (result == null) {
            throw new IllegalStateException("Run " + runId() + " ended without a summary");
        }
        return result;
    }
}
