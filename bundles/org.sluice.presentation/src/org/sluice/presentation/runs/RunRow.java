package org.sluice.presentation.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.sluice.run.RunState;

/**
 * A run in the history.
 *
 * @param runId the run
 * @param state where it stands
 * @param startedAt when it began
 * @param duration how long it took, or takes so far
 * @param units ids of the units that were asked for
 * @param who the user, and the process that ran it
 */
public record RunRow(
        String runId, RunState state, Instant startedAt, Duration duration, List<String> units, String who) {

    /** Keeps a copy. */
    public RunRow {
        units = List.copyOf(units);
    }

    /** The unit when there is one, otherwise how many. */
    public String what() {
        return units.size() == 1 ? units.get(0) : units.size() + " units";
    }
}
