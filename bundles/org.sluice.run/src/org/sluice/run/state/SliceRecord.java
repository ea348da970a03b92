package org.sluice.run.state;

import java.util.Optional;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.run.SliceState;

/**
 * A slice of a unit's part of a run.
 *
 * @param runId the run
 * @param unitId the unit
 * @param index the position in the plan
 * @param state where it stands
 * @param attempts how often it was tried in this run
 * @param prepared the {@link org.sluice.api.sink.PreparedSlice} in JSON; empty until prepared
 * @param receipt counts and hashes at read, staged and sunk, in JSON; empty until staged
 * @param problem why it failed; empty otherwise
 */
public record SliceRecord(
        String runId,
        String unitId,
        int index,
        SliceState state,
        int attempts,
        Optional<String> prepared,
        Optional<String> receipt,
        Optional<Problem> problem) {

    /** The same, left out on request. */
    public SliceRecord skipped(String reason) {
        Problem why = Problem.of(ProblemCode.E_SKIPPED, reason, "");
        return new SliceRecord(runId, unitId, index, SliceState.SKIPPED, attempts, prepared, receipt, Optional.of(why));
    }
}
