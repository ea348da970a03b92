package org.sluice.run;

/** Where a slice stands. */
public enum SliceState {
    /** Not begun. */
    PENDING,
    /** Being read and staged. */
    RUNNING,
    /** Sealed, and prepared at the sink. */
    STAGED,
    /** Visible at the sink. */
    COMMITTED,
    /** Failed for good in this run. */
    FAILED,
    /** Left out on request. */
    SKIPPED,
    /** Stopped because the run was asked to. */
    CANCELLED
}
