package org.sluice.run;

/** How much of a dataset a run reads. */
public enum SyncMode {
    /** All rows, every time. */
    FULL_REFRESH,
    /** Rows whose cursor lies beyond the checkpoint. */
    INCREMENTAL
}
