package org.sluice.testkit.crash;

/** Where a process ends: before or after a call that a run makes to its plug-ins or its state. */
public enum CrashPoint {
    /** Some batches are read. */
    READING("BatchReader.read", 3, true),
    /** Some batches are in a slice that is not sealed. */
    STAGING("SliceWriter.write", 2, true),
    /** A slice is sealed, and nobody knows yet. */
    SEALED("SliceWriter.seal", 2, true),
    /** A slice is about to be prepared. */
    PREPARING("SinkSession.prepare", 2, false),
    /** A slice is prepared, and nobody knows yet. */
    PREPARED("SinkSession.prepare", 2, true),
    /** A commit is written down, and not begun. */
    COMMITTING("SinkSession.commit", 1, false),
    /** A commit stands in the sink, and not in the state. */
    COMMITTED("SinkSession.commit", 1, true),
    /** A commit stands in both; others may be to come. */
    RECORDED("StateStore.recordCommit", 1, true),
    /** All is committed, and the target not marked complete. */
    FINISHING("SinkSession.finish", 1, false),
    /** All is done, and the run's end not stored. */
    FINISHED("SinkSession.finish", 1, true);

    private final String call;
    private final int number;
    private final boolean after;

    CrashPoint(String call, int number, boolean after) {
        this.call = call;
        this.number = number;
        this.after = after;
    }

    /** Interface and method. */
    String call() {
        return call;
    }

    /** At which call of that kind, from 1. */
    int number() {
        return number;
    }

    /** Whether the call is made before the process ends. */
    boolean after() {
        return after;
    }
}
