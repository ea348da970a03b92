package org.sluice.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sluice.api.problem.Problem;

/** A fact about a run. Events of one run are delivered in the order in which they happened. */
public sealed interface RunEvent {

    /** The run. */
    String runId();

    /** When. */
    Instant at();

    /** The run began. */
    record RunStarted(String runId, Instant at, int units) implements RunEvent {}

    /** A unit was locked and begins. */
    record UnitStarted(String runId, Instant at, String unitId, Optional<String> resumes) implements RunEvent {}

    /** A unit's slices are known. */
    record UnitPlanned(String runId, Instant at, String unitId, int slices, long estimatedRows) implements RunEvent {}

    /** Something worth knowing that is not a failure. */
    record Note(String runId, Instant at, String unitId, String message) implements RunEvent {}

    /** A slice begins to be read. */
    record SliceStarted(String runId, Instant at, String unitId, int slice, int attempt) implements RunEvent {}

    /** A slice goes on; at most a few times a second. */
    record SliceProgress(String runId, Instant at, String unitId, int slice, long rows, long bytes)
            implements RunEvent {}

    /** A slice is sealed in the staging area and prepared at the sink. */
    record SliceStaged(String runId, Instant at, String unitId, int slice, long rows, long bytes, Duration elapsed)
            implements RunEvent {}

    /** A slice will be tried again. */
    record SliceRetried(
            String runId, Instant at, String unitId, int slice, int attempt, Duration delay, Problem problem)
            implements RunEvent {}

    /** A slice stands at the sink. */
    record SliceCommitted(String runId, Instant at, String unitId, int slice, long rows) implements RunEvent {}

    /** A slice failed for good. */
    record SliceFailed(String runId, Instant at, String unitId, int slice, Problem problem) implements RunEvent {}

    /** The checkpoint moved. */
    record CheckpointMoved(String runId, Instant at, String unitId, long version, Optional<String> cursor)
            implements RunEvent {}

    /** A unit ended, one way or the other. */
    record UnitFinished(String runId, Instant at, UnitResult result) implements RunEvent {}

    /** The run ended. */
    record RunFinished(String runId, Instant at, RunState state) implements RunEvent {}
}
