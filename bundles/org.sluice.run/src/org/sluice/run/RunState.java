package org.sluice.run;

/** Where a run, or a unit in a run, stands. */
public enum RunState {
    /** Waits for its turn. */
    QUEUED,
    /** Under way. */
    RUNNING,
    /** Everything is committed. */
    SUCCEEDED,
    /** Some units, or slices, are committed, others not. */
    PARTIAL,
    /** Nothing more was committed after a problem. */
    FAILED,
    /** Stopped because it was asked to. */
    CANCELLED,
    /** Left where it stood until somebody resumes it. */
    PAUSED;

    /** Whether it has ended. */
    public boolean ended() {
        return this != QUEUED && this != RUNNING;
    }
}
