package org.sluice.ui.common.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;
import org.sluice.api.problem.SluiceException;
import org.sluice.presentation.Snapshot;
import org.sluice.project.OpenProject;
import org.sluice.project.UnitStanding;
import org.sluice.project.schedule.DueUnits;
import org.sluice.run.Unit;

/**
 * Runs the units of the project that is shown when their schedules say so, while the workbench is open. A unit that still
 * runs is left out, and times that passed while the workbench was closed are made up for by one run.
 */
@NonNullByDefault({})
final class Schedules extends Job {

    private static final long PERIOD = 5_000;
    private static final String ENABLED = "schedules";

    private final Supplier<Snapshot<OpenProject>> current;
    private final BiFunction<OpenProject, List<Unit>, Job> run;
    private final Map<String, Job> started = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /**
     * @param current the project that is shown
     * @param run begins a run and returns its job
     */
    Schedules(Supplier<Snapshot<OpenProject>> current, BiFunction<OpenProject, List<Unit>, Job> run) {
        super("Schedules");
        this.current = current;
        this.run = run;
        setSystem(true);
        setPriority(Job.DECORATE);
    }

    /** Whether schedules are kept; they are unless somebody turned them off. */
    static boolean enabled() {
        return preferences().getBoolean(ENABLED, true);
    }

    /** Turns them on or off, for the next start too. */
    static void enable(boolean enabled) {
        try {
            preferences().putBoolean(ENABLED, enabled);
            preferences().flush();
        } catch (BackingStoreException e) {
            throw new IllegalStateException("The workspace cannot be written to", e);
        }
    }

    private static Preferences preferences() {
        return InstanceScope.INSTANCE.getNode("org.sluice.ui.common");
    }

    void stop() {
        stopped = true;
        cancel();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        if (enabled()) {
            current.get().value().ifPresent(this::runDue);
        }
        if (!stopped) {
            schedule(PERIOD);
        }
        return Status.OK_STATUS;
    }

    private void runDue(OpenProject project) {
        if (project.project().entries().stream()
                .noneMatch(entry -> entry.schedule().isPresent())) {
            return;
        }
        try {
            List<UnitStanding> standings =
                    UnitStanding.all(project.project(), project.engine().state());
            started.values().removeIf(job -> job.getState() == Job.NONE);
            List<Unit> due = DueUnits.among(standings, Instant.now()).stream()
                    .filter(unit -> !started.containsKey(unit.id()))
                    .toList();
            if (!due.isEmpty()) {
                Job job = run.apply(project, due);
                due.forEach(unit -> started.put(unit.id(), job));
            }
        } catch (SluiceException e) {
            // The views that read the same state say so; the next tick tries again.
        }
    }
}
