package org.sluice.api.problem;

/** Who can mend a problem, and so how the engine and the exit code treat it. */
public enum ProblemKind {
    /** The user's files or arguments are wrong: retrying changes nothing. */
    CONFIG,
    /** The other side could not be reached or refused the credentials. */
    CONNECTION,
    /** It may pass by itself: retried with backoff. */
    TRANSIENT,
    /** The data is not what the unit allows. */
    DATA,
    /** Somebody else holds the unit, or the state is not what the caller believed. */
    CONFLICT,
    /** Disk full, permission denied, out of memory, or a defect. */
    SYSTEM
}
