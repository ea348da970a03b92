package org.sluice.engine.internal;

import java.util.Optional;
import org.sluice.run.RunState;
import org.sluice.run.Unit;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.StateStore;
import org.sluice.run.state.UnitRun;

/** Work that an earlier run began and did not end. */
final class Unfinished {

    private Unfinished() {}

    /**
     * The unit's newest part in a run, when its plan can be taken up: it did not succeed, the unit's definition is the
     * same, and nobody has moved the checkpoint by hand since.
     */
    static Optional<UnitRun> find(StateStore state, Unit unit, String fingerprint, Optional<Checkpoint> checkpoint) {
        return state.latestUnitRun(unit.id())
                .filter(run -> run.state() != RunState.SUCCEEDED && run.plan().isPresent())
                .filter(run -> run.fingerprint().equals(fingerprint))
                .filter(run -> !state.slices(run.runId(), unit.id()).isEmpty())
                .filter(run -> ownCheckpoint(run, checkpoint));
    }

    private static boolean ownCheckpoint(UnitRun run, Optional<Checkpoint> checkpoint) {
        long version = checkpoint.map(Checkpoint::version).orElse(0L);
        return version == run.baseVersion()
                || version > run.baseVersion()
                        && checkpoint
                                .filter(c -> c.reason() == Checkpoint.Reason.COMMIT)
                                .isPresent();
    }
}
