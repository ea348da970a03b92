package org.sluice.run;

/** Where a unit stands between and during runs. */
public enum UnitStatus {
    /** Never ran. */
    IDLE,
    /** A run holds it. */
    RUNNING,
    /** Runs leave it out. */
    PAUSED,
    /** Its last run failed. */
    FAILED,
    /** Its last run succeeded. */
    SUCCEEDED
}
