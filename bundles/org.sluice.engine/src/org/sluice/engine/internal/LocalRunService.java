package org.sluice.engine.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sluice.run.RunRequest;
import org.sluice.run.RunService;
import org.sluice.run.UnitPlan;

/** Runs units on threads of this process. */
final class LocalRunService implements RunService {

    private final EngineContext context;
    private final Map<String, RunExecution> running = new ConcurrentHashMap<>();

    LocalRunService(EngineContext context) {
        this.context = context;
    }

    @Override
    public List<UnitPlan> plan(RunRequest request) {
        DryRun dryRun = new DryRun(context, request);
        return request.units().stream().map(dryRun::plan).toList();
    }

    @Override
    public RunHandle start(RunRequest request, RunListener listener) {
        RunExecution run = new RunExecution(context, request, listener);
        running.put(run.runId(), run);
        run.start(() -> running.remove(run.runId()));
        return run;
    }

    @Override
    public boolean cancel(String runId) {
        RunExecution own = running.get(runId);
        if (own != null) {
            own.cancel();
        }
        return context.state().requestCancel(runId);
    }

    void close() {
        for (RunExecution run : List.copyOf(running.values())) {
            run.cancel();
            try {
                run.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
