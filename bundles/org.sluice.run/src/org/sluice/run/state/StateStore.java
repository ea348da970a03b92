package org.sluice.run.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sluice.run.RunState;

/**
 * What is remembered between runs, in one database. Thread-safe, and safe between processes. Each method is one
 * transaction: when it returns, it is durable; when it throws, nothing changed. Nothing here takes longer as history
 * grows, except where a limit is given.
 */
public interface StateStore extends AutoCloseable {

    // ---- checkpoints

    /** The newest version; empty for none. */
    Optional<Checkpoint> checkpoint(String unitId);

    /** A version; empty for none. */
    Optional<Checkpoint> checkpoint(String unitId, long version);

    /** Versions, newest first. */
    List<Checkpoint> checkpoints(String unitId, int limit);

    /** The newest version of every unit that has one, by unit id. */
    List<Checkpoint> latestCheckpoints();

    /**
     * Stores the next version.
     *
     * @param next its parent must be the newest version, its version one more
     * @throws org.sluice.api.problem.SluiceException E_CHECKPOINT_STALE when it is not; E_UNIT_LOCKED when another
     *     owner holds the unit
     */
    void appendCheckpoint(Checkpoint next, Optional<LockOwner> owner);

    // ---- locks

    /**
     * Takes a unit for an owner. A lock whose process is gone, or whose heartbeat is older than a minute on another
     * host, is broken.
     *
     * @return the owner that holds it now: the given one, or another
     */
    LockOwner lock(String unitId, LockOwner owner, Instant now);

    /** Says that an owner is still there; for all its locks. */
    void heartbeat(LockOwner owner, Instant now);

    /** Gives a unit back; nothing happens when somebody else holds it. */
    void unlock(String unitId, LockOwner owner);

    /** Who holds a unit; empty for nobody, or a process that is gone. */
    Optional<LockOwner> lockHolder(String unitId);

    // ---- runs

    /** Stores a new run. */
    void createRun(RunRecord run);

    /** Ends a run. */
    void finishRun(String runId, RunState state, Instant at);

    /** Asks a run to stop; false when there is no such run or it has ended. */
    boolean requestCancel(String runId);

    /** Whether somebody asked a run to stop. */
    boolean cancelRequested(String runId);

    /** A run. */
    Optional<RunRecord> run(String runId);

    /** Runs, newest first. */
    List<RunRecord> runs(int limit);

    /**
     * Forgets the oldest runs, except those that are the newest of a unit.
     *
     * @param keep how many are kept at least
     * @return the ids of those that are gone; at most a hundred at a time
     */
    List<String> forgetRunsBeyond(int keep);

    /** Stores a unit's part of a run, and its slices, in place of what the same run has stored for the unit before. */
    void createUnitRun(UnitRun unitRun, List<SliceRecord> slices);

    /** Replaces a unit's part of a run, except its slices. */
    void updateUnitRun(UnitRun unitRun);

    /** The units of a run, in the order in which they were stored. */
    List<UnitRun> unitRuns(String runId);

    /** The newest part that any run had in a unit; empty for none. */
    Optional<UnitRun> latestUnitRun(String unitId);

    /** The newest part in every unit, by unit id. */
    List<UnitRun> latestUnitRuns();

    /** The slices of a unit in a run, by index. */
    List<SliceRecord> slices(String runId, String unitId);

    /** Replaces a slice. */
    void updateSlice(SliceRecord slice);

    /**
     * Writes down that a commit is about to be tried, so that its outcome can be looked up after a crash.
     *
     * @param commit the request in JSON
     */
    void beginCommit(String unitId, String commitId, String commit);

    /** The commit of a unit that was begun and not recorded, by whatever run; empty for none. */
    Optional<PendingCommit> pendingCommit(String unitId);

    /** Forgets a commit that certainly did not happen. */
    void forgetCommit(String unitId);

    /**
     * After the sink has committed: everything in one transaction; the pending commit is forgotten, and the receipts are
     * chained to those of the run before them.
     *
     * @throws org.sluice.api.problem.SluiceException as {@link #appendCheckpoint}
     */
    void recordCommit(CommitRecord commit);

    /** The newest commit of a unit that stands in its sink; empty for none. */
    Optional<SinkCommit> sinkCommit(String unitId);

    /** The receipts of a run in the order of their commits, each with the hash that covers it and all before it. */
    List<ChainedReceipt> receipts(String runId);

    /** The hash that covers all receipts of a run; empty for none. */
    String receiptHead(String runId);

    // ---- coverage

    /** The ranges of a unit's cursor that were dealt with, in order of time; neighbours of long ago are joined. */
    List<CoveredRange> coverage(String unitId);

    /** Adds a range that no commit stands for. */
    void addCoverage(CoveredRange range);

    /** Forgets the ranges of a unit, whose target is replaced. */
    void clearCoverage(String unitId);

    // ---- pauses

    /** Makes runs leave a unit out, until it is resumed; a run that works on it stops at the next slice. */
    void pause(Pause pause);

    /** Lets a unit run again; false when it was not paused. */
    boolean resume(String unitId);

    /** Whether, by whom and why a unit is paused. */
    Optional<Pause> pause(String unitId);

    /** All pauses, by unit id. */
    List<Pause> pauses();

    // ---- keys and values

    /** A value. */
    Optional<KeyValue> value(String namespace, String key);

    /** The values of a namespace, by key. */
    List<KeyValue> values(String namespace);

    /**
     * Stores a value.
     *
     * @param expectedVersion the version that is there now; 0 for none
     * @return the new version
     * @throws org.sluice.api.problem.SluiceException E_CHECKPOINT_STALE when another version is there
     */
    long putValue(String namespace, String key, String value, long expectedVersion);

    /** Deletes a value, whatever its version. */
    void deleteValue(String namespace, String key);

    /** Where the store lies and which version of its schema it has, for people. */
    String description();

    @Override
    void close();
}
