package org.sluice.api.problem;

/** The stable codes of problems, as they stand in logs, receipts and JSON output. */
public enum ProblemCode {
    /** A file or option has a wrong value. */
    E_INVALID_CONFIG(ProblemKind.CONFIG),
    /** A command-line argument is wrong. */
    E_INVALID_INPUT(ProblemKind.CONFIG),
    /** No such endpoint. */
    E_ENDPOINT_NOT_FOUND(ProblemKind.CONFIG),
    /** No such unit. */
    E_UNIT_NOT_FOUND(ProblemKind.CONFIG),
    /** No such table, view or object at the source. */
    E_DATASET_NOT_FOUND(ProblemKind.CONFIG),
    /** No such column in the dataset. */
    E_COLUMN_NOT_FOUND(ProblemKind.CONFIG),
    /** The source's columns changed in a way that the sink's schema contract does not allow. */
    E_SCHEMA_CONTRACT(ProblemKind.CONFIG),
    /** The source's columns changed, and the unit rests until somebody decides. */
    E_SCHEMA_PAUSED(ProblemKind.CONFIG),
    /** A column's type, or a value in it, has no lossless form. */
    E_TYPE_UNSUPPORTED(ProblemKind.DATA),
    /** A value does not fit the type that the unit states. */
    E_VALUE_OUT_OF_RANGE(ProblemKind.DATA),
    /** The plug-in cannot do what the unit asks. */
    E_UNSUPPORTED_OPERATION(ProblemKind.CONFIG),
    /** The plug-in that an endpoint needs is not there or does not start. */
    E_PLUGIN_MISSING(ProblemKind.CONFIG),
    /** A plug-in cannot be installed beside what is there. */
    E_PLUGIN_CONFLICT(ProblemKind.CONFIG),
    /** A plug-in's files are not those that its site or the lock file states. */
    E_PLUGIN_TAMPERED(ProblemKind.SYSTEM),
    /** The update site is not there, does not answer or is none. */
    E_SITE_UNAVAILABLE(ProblemKind.CONNECTION),
    /** The installation cannot be changed. */
    E_INSTALLATION_FAILED(ProblemKind.SYSTEM),
    /** The JDBC driver that an endpoint needs is not there. */
    E_DRIVER_MISSING(ProblemKind.CONFIG),
    /** Host, port or network do not answer. */
    E_ENDPOINT_UNREACHABLE(ProblemKind.CONNECTION),
    /** User or password are wrong. */
    E_AUTH_INVALID(ProblemKind.CONNECTION),
    /** The credentials are right but may not do this. */
    E_PERMISSION_DENIED(ProblemKind.CONNECTION),
    /** The connection broke or the source failed while it was read. */
    E_SOURCE_READ_FAILED(ProblemKind.TRANSIENT),
    /** Too slow. */
    E_TIMEOUT(ProblemKind.TRANSIENT),
    /** The staging area cannot be used. */
    E_STAGING_UNAVAILABLE(ProblemKind.SYSTEM),
    /** Writing to the staging area failed. */
    E_STAGING_WRITE_FAILED(ProblemKind.SYSTEM),
    /** A sealed slice is not what its receipt says. */
    E_STAGING_CORRUPT(ProblemKind.SYSTEM),
    /** The sink cannot be opened. */
    E_SINK_UNAVAILABLE(ProblemKind.SYSTEM),
    /** Writing to the sink failed. */
    E_SINK_WRITE_FAILED(ProblemKind.SYSTEM),
    /** It is not known whether the sink committed. */
    E_COMMIT_UNKNOWN(ProblemKind.SYSTEM),
    /** Counts or hashes of read, staged and sunk differ. */
    E_RECEIPT_MISMATCH(ProblemKind.SYSTEM),
    /** A slice was left out on request. */
    E_SKIPPED(ProblemKind.DATA),
    /** Another run holds the unit. */
    E_UNIT_LOCKED(ProblemKind.CONFLICT),
    /** The checkpoint moved meanwhile. */
    E_CHECKPOINT_STALE(ProblemKind.CONFLICT),
    /** What a reviewed plan rests on has changed. */
    E_PLAN_STALE(ProblemKind.CONFLICT),
    /** State and sink disagree. */
    E_STATE_MISMATCH(ProblemKind.CONFLICT),
    /** The state database cannot be opened, or is newer than this program. */
    E_STATE_UNAVAILABLE(ProblemKind.SYSTEM),
    /** The process ended in the middle: killed, out of memory, or the machine went down. */
    E_INTERRUPTED(ProblemKind.SYSTEM),
    /** A defect. */
    E_INTERNAL(ProblemKind.SYSTEM);

    private final ProblemKind kind;

    ProblemCode(ProblemKind kind) {
        this.kind = kind;
    }

    /** The kind that problems of this code have. */
    public ProblemKind kind() {
        return kind;
    }
}
