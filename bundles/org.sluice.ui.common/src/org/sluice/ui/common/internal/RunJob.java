package org.sluice.ui.common.internal;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.api.problem.SluiceException;
import org.sluice.presentation.Words;
import org.sluice.presentation.runs.Progress;
import org.sluice.project.OpenProject;
import org.sluice.run.RunEvent;
import org.sluice.run.RunRequest;
import org.sluice.run.RunService.RunHandle;
import org.sluice.run.log.RunLog;
import org.sluice.ui.common.Problems;
import org.sluice.ui.common.ProjectService;

/** A run of units, with its log and its progress. Failed units are no failure of the job: the console shows them. */
@NonNullByDefault({})
final class RunJob extends Job {

    private final OpenProject project;
    private final RunRequest request;
    private final Progress progress;
    private volatile RunHandle handle;

    RunJob(OpenProject project, RunRequest request, Progress progress) {
        super("Running "
                + (request.units().size() == 1
                        ? request.units().get(0).id()
                        : Words.counted(request.units().size(), "unit")));
        this.project = project;
        this.request = request;
        this.progress = progress;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        SubMonitor done = SubMonitor.convert(monitor, request.units().size());
        try (RunLog log = new RunLog(project.project().home().resolve("logs"))) {
            RunHandle run = project.engine().runs().start(request, event -> {
                log.onEvent(event);
                progress.onEvent(event);
                report(done, event);
            });
            handle = run;
            if (monitor.isCanceled()) {
                run.cancel();
            }
            run.await();
            return Status.OK_STATUS;
        } catch (SluiceException e) {
            Problems.show(getName(), e.problem());
            return Status.OK_STATUS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Status.CANCEL_STATUS;
        }
    }

    private static void report(SubMonitor done, RunEvent event) {
        if (event instanceof RunEvent.UnitStarted unit) {
            done.subTask(unit.unitId());
        } else if (event instanceof RunEvent.UnitFinished) {
            done.worked(1);
        }
    }

    @Override
    protected void canceling() {
        RunHandle run = handle;
        if (run != null) {
            run.cancel();
        }
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == ProjectService.RUNS;
    }
}
