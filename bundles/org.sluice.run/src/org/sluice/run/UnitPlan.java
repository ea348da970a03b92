package org.sluice.run;

import java.util.List;
import java.util.Optional;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.Problem;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.source.SlicePlan;

/**
 * What a run of one unit would do.
 *
 * @param unit the unit
 * @param sync how much it would read
 * @param write what would become of the rows that the target has
 * @param fingerprint of the unit's definition and the request, to notice a change before the plan is carried out
 * @param checkpointVersion where the checkpoint stands; 0 for none
 * @param cursor the checkpoint's cursor as text; empty for none
 * @param resumes the run whose unfinished work it would take up; empty for a fresh start
 * @param plan the slices; empty when there is a problem
 * @param statements the statement of each slice, where the source can show it
 * @param problem why it cannot run; empty when it can
 */
public record UnitPlan(
        Unit unit,
        SyncMode sync,
        WriteMode write,
        String fingerprint,
        long checkpointVersion,
        Optional<String> cursor,
        Optional<String> resumes,
        Optional<SlicePlan> plan,
        List<String> statements,
        Optional<Problem> problem) {

    /** Whether there is something new; rows at the very edge of the checkpoint are looked at again, but are none. */
    public boolean hasNews() {
        return plan.filter(slices -> !slices.slices().isEmpty())
                .filter(slices -> cursor.isEmpty()
                        || !slices.cursorUpper().map(CursorValue::text).equals(cursor))
                .isPresent();
    }
}
