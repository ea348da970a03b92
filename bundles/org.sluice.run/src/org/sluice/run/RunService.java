package org.sluice.run;

import java.util.List;

/** Plans and runs units. Thread-safe. */
public interface RunService {

    /**
     * What a run of these units would do now, without doing it. A unit that cannot be planned has a problem in place of
     * a plan; the others are planned all the same.
     */
    List<UnitPlan> plan(RunRequest request);

    /**
     * Starts a run and returns at once.
     *
     * @param listener is told what happens, in order, on a thread of its own; slow listeners never hold up the run
     */
    RunHandle start(RunRequest request, RunListener listener);

    /** Asks a run of any process to stop; false when there is no such run or it has ended. */
    boolean cancel(String runId);

    /** Hears the events of a run. */
    interface RunListener {
        /** An event; must not throw. */
        void onEvent(RunEvent event);
    }

    /** A run of this process. */
    interface RunHandle {
        /** The run's id. */
        String runId();

        /** Asks it to stop at the next batch; sealed and committed slices are kept. */
        void cancel();

        /** Waits for the end; every event has been delivered then. */
        RunSummary await() throws InterruptedException;
    }
}
