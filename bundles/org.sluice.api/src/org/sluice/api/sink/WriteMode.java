package org.sluice.api.sink;

/** What becomes of the rows that the target already has. */
public enum WriteMode {
    /** They stay; new rows are added. */
    APPEND,
    /** They are replaced as a whole. */
    OVERWRITE,
    /** Rows of the same key are replaced. */
    MERGE,
    /** Rows of the same key are closed and kept as history. */
    SCD2
}
