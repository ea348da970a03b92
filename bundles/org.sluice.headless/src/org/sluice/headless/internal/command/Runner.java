package org.sluice.headless.internal.command;

import java.nio.file.Path;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.ExitCodes;
import org.sluice.project.Project;
import org.sluice.run.Engine;
import org.sluice.run.RunRequest;
import org.sluice.run.RunService.RunHandle;
import org.sluice.run.RunSummary;
import org.sluice.run.log.RunLog;

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
        Path logs = project.home().resolve("logs");
        try (RunLog log = new RunLog(logs);
                ProgressPrinter progress = new ProgressPrinter(context)) {
            RunHandle run = engine.runs().start(request, event -> {
                log.onEvent(event);
                progress.onEvent(event);
            });
            try (StopSignals signals = new StopSignals(() -> stop(run))) {
                RunSummary summary = run.await();
                progress.close();
                new SummaryPrinter(context).print(summary);
                return new Result(summary, signals.exitCode().orElse(ExitCodes.of(summary)));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts the main thread", e);
        }
    }

    /** What is sealed and committed is stored; the next run takes it up. */
    private void stop(RunHandle run) {
        context.console().err().println("Stopping cleanly; the next run goes on from here.");
        run.cancel();
    }
}
