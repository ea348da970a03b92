package org.sluice.engine.internal;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.run.ReviewedPlan;
import org.sluice.run.RunRequest;
import org.sluice.run.Unit;
import org.sluice.run.state.Checkpoint;

/** Plans that somebody has looked at: carried out as they are, or not at all. */
final class Reviewed {

    private Reviewed() {}

    /** Refuses a reviewed plan when what it was made from is not the same any more. */
    static void requireUnchanged(RunRequest request, Unit unit, String fingerprint, Optional<Checkpoint> checkpoint) {
        @Nullable ReviewedPlan reviewed = request.reviewed().get(unit.id());
        if (reviewed == null) {
            return;
        }
        if (!reviewed.fingerprint().equals(fingerprint)) {
            throw drifted(unit, "the unit's definition, one of its endpoints or the options have changed");
        }
        long version = checkpoint.map(Checkpoint::version).orElse(0L);
        if (reviewed.checkpointVersion() != version) {
            throw drifted(
                    unit,
                    "the checkpoint was at version " + reviewed.checkpointVersion() + " and is at " + version + " now");
        }
    }

    /** The reviewed plan where there is one, otherwise a new one. */
    static SlicePlan plan(Source source, ReadRequest read, RunRequest request, Unit unit) {
        @Nullable ReviewedPlan reviewed = request.reviewed().get(unit.id());
        if (reviewed == null) {
            return source.plan(read);
        }
        SlicePlan now = source.plan(read);
        if (!now.schema().equals(reviewed.plan().schema())) {
            throw drifted(unit, "the columns have changed");
        }
        boolean follows = read.cursor().isPresent();
        if (!follows && !sameSlices(now, reviewed.plan())) {
            throw drifted(unit, "the source has other slices now");
        }
        // A range of the cursor stays what it was, though more rows may have come behind it.
        return follows ? reviewed.plan() : now;
    }

    /** Unfinished work goes on with its own plan, which has to be the one that was looked at. */
    static void requireSame(SlicePlan unfinished, RunRequest request, Unit unit) {
        @Nullable ReviewedPlan reviewed = request.reviewed().get(unit.id());
        if (reviewed != null && !sameSlices(unfinished, reviewed.plan())) {
            throw drifted(unit, "there is unfinished work with other slices");
        }
    }

    private static boolean sameSlices(SlicePlan now, SlicePlan then) {
        return now.slices().stream()
                .map(Slice::parameters)
                .toList()
                .equals(then.slices().stream().map(Slice::parameters).toList());
    }

    private static SluiceException drifted(Unit unit, String what) {
        return new SluiceException(
                ProblemCode.E_PLAN_STALE,
                "The plan of " + unit.id() + " does not hold any more: " + what + ". Nothing was read.",
                "Plan again, look at it, and run the new plan.");
    }
}
