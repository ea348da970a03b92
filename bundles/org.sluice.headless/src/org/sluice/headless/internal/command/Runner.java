package org.sluice.headless.internal.command;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.ExitCodes;
import org.sluice.project.Project;
import org.sluice.run.Engine;
import org.sluice.run.RunRequest;
import org.sluice.run.RunService.RunHandle;
import org.sluice.run.RunState;
import org.sluice.run.RunSummary;

/** Runs, shows progress, keeps the log, and drains cleanly when the process is told to end. */
public final class Runner {

    private final Context context;

    public Runner(Context context) {
        this.context = context;
    }

    /** How it ended. */
    public record Result(RunSummary summary, int exitCode) {}

    /** Runs and prints the receipts. */
    public Result run(Project project, Engine engine, RunRequest request) {
        RunSummary summary = quietly(project, engine, request);
        new SummaryPrinter(context).print(summary);
        return new Result(summary, ExitCodes.of(summary));
    }

    /** Runs without printing the receipts. */
    public RunSummary quietly(Project project, Engine engine, RunRequest request) {
        Path logs = project.home().resolve("logs");
        try (RunLog log = new RunLog(logs);
                ProgressPrinter progress = new ProgressPrinter(context)) {
            RunHandle run = engine.runs().start(request, event -> {
                log.onEvent(event);
                progress.onEvent(event);
            });
            return await(run);
        }
    }

    /**
     * Waits for the end. When the process is told to end meanwhile, the run is asked to stop, and the process goes on
     * until that is done: what is sealed and committed is stored, and the next run takes it up. The virtual machine then
     * exits with 128 and the signal's number by itself.
     */
    private RunSummary await(RunHandle run) {
        CountDownLatch drained = new CountDownLatch(1);
        AtomicBoolean told = new AtomicBoolean();
        Thread hook = new Thread(
                () -> {
                    told.set(true);
                    context.console().err().println("Stopping cleanly; the next run goes on from here.");
                    run.cancel();
                    awaitDrained(drained);
                },
                "sluice-drain");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            RunSummary summary = run.await();
            if (told.get()) {
                new SummaryPrinter(context).print(summary);
                context.console().out().flush();
                context.console().err().flush();
            }
            return summary;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.cancel();
            return new RunSummary(run.runId(), RunState.CANCELLED, java.util.List.of());
        } finally {
            drained.countDown();
            if (!told.get()) {
                removeHook(hook);
            }
        }
    }

    private static void awaitDrained(CountDownLatch drained) {
        try {
            if (!drained.await(1, TimeUnit.MINUTES)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process began to end in this very moment; there is nothing left to drain.
            return;
        }
    }
}
