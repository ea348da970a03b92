package org.sluice.run.state;

import java.time.Instant;
import java.util.Optional;
import org.sluice.api.problem.Problem;
import org.sluice.run.RunState;
import org.sluice.run.SyncMode;

/**
 * A unit's part of a run.
 *
 * @param runId the run
 * @param unitId the unit
 * @param workId the run that planned the work: this one, or the earlier one whose unfinished work this one took up; names
 *     the staging area
 * @param state where it stands
 * @param sync how much it reads
 * @param fingerprint SHA-256 of what the plan depends on in the unit's definition
 * @param baseVersion the checkpoint version that the work began with
 * @param checkpointVersion the version that the work has led to; {@code baseVersion} until the checkpoint moves
 * @param plan the {@link org.sluice.api.source.SlicePlan} in JSON; empty until planned
 * @param target the {@link org.sluice.api.sink.SinkTarget} in JSON; empty until planned
 * @param startedAt when
 * @param endedAt when it ended; empty while it runs
 * @param rows rows that this run committed
 * @param bytes bytes of the values that this run committed
 * @param storedBytes bytes that they take at the sink
 * @param problem the first problem
 */
public record UnitRun(
        String runId,
        String unitId,
        String workId,
        RunState state,
        SyncMode sync,
        String fingerprint,
        long baseVersion,
        long checkpointVersion,
        Optional<String> plan,
        Optional<String> target,
        Instant startedAt,
        Optional<Instant> endedAt,
        long rows,
        long bytes,
        long storedBytes,
        Optional<Problem> problem) {

    /** The same in another state. */
    public UnitRun ended(RunState newState, Instant at, Optional<Problem> cause) {
        return new UnitRun(
                runId,
                unitId,
                workId,
                newState,
                sync,
                fingerprint,
                baseVersion,
                checkpointVersion,
                plan,
                target,
                startedAt,
                Optional.of(at),
                rows,
                bytes,
                storedBytes,
                cause);
    }

    /** The same with more rows committed. */
    public UnitRun plus(long moreRows, long moreBytes, long moreStoredBytes) {
        return new UnitRun(
                runId,
                unitId,
                workId,
                state,
                sync,
                fingerprint,
                baseVersion,
                checkpointVersion,
                plan,
                target,
                startedAt,
                endedAt,
                rows + moreRows,
                bytes + moreBytes,
                storedBytes + moreStoredBytes,
                problem);
    }

    /** A part that begins now and has no plan yet. */
    public static UnitRun begin(String runId, String unitId, SyncMode sync, String fingerprint, Instant at) {
        return new UnitRun(
                runId,
                unitId,
                runId,
                RunState.RUNNING,
                sync,
                fingerprint,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                at,
                Optional.empty(),
                0,
                0,
                0,
                Optional.empty());
    }

    /** The same with the fingerprint, known only once the endpoints are resolved. */
    public UnitRun withFingerprint(String known) {
        return new UnitRun(
                runId,
                unitId,
                workId,
                state,
                sync,
                known,
                baseVersion,
                checkpointVersion,
                plan,
                target,
                startedAt,
                endedAt,
                rows,
                bytes,
                storedBytes,
                problem);
    }

    /** The same with the plan, target and base of an earlier part. */
    public UnitRun takingUp(UnitRun old) {
        return new UnitRun(
                runId,
                unitId,
                old.workId,
                RunState.RUNNING,
                old.sync,
                old.fingerprint,
                old.baseVersion,
                old.checkpointVersion,
                old.plan,
                old.target,
                startedAt,
                Optional.empty(),
                0,
                0,
                0,
                Optional.empty());
    }

    /** The same with a plan and a target of its own, in JSON. */
    public UnitRun planned(long version, String newPlan, String newTarget) {
        return new UnitRun(
                runId,
                unitId,
                runId,
                RunState.RUNNING,
                sync,
                fingerprint,
                version,
                version,
                Optional.of(newPlan),
                Optional.of(newTarget),
                startedAt,
                Optional.empty(),
                0,
                0,
                0,
                Optional.empty());
    }

    /** The same after the checkpoint has moved. */
    public UnitRun movedTo(long version) {
        return new UnitRun(
                runId,
                unitId,
                workId,
                state,
                sync,
                fingerprint,
                baseVersion,
                version,
                plan,
                target,
                startedAt,
                endedAt,
                rows,
                bytes,
                storedBytes,
                problem);
    }
}
