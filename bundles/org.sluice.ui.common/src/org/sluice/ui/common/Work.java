package org.sluice.ui.common;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.api.problem.SluiceException;

/** Work that must not hold up the user interface. A problem is shown when it ends. */
public final class Work {

    private Work() {}

    /** Begins at once on another thread; the job belongs to the family {@link ProjectService#WORK}. */
    public static void start(String name, Runnable body) {
        new WorkJob(name, body).schedule();
    }

    @NonNullByDefault({})
    private static final class WorkJob extends Job {

        private final Runnable body;

        WorkJob(String name, Runnable body) {
            super(name);
            this.body = body;
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            try {
                body.run();
                return Status.OK_STATUS;
            } catch (SluiceException e) {
                Problems.show(getName(), e.problem());
                return Status.OK_STATUS;
            }
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == ProjectService.WORK;
        }
    }
}
