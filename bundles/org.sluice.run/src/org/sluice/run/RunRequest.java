package org.sluice.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.sink.WriteMode;

/**
 * What to run.
 *
 * @param units the units, in order
 * @param reading which rows
 * @param reviewed plans to carry out as they are, by unit id; a unit that has none is planned anew
 * @param limit at most so many rows of each unit; 0 for all
 * @param parallel slices that run at a time, over all units
 * @param timeout cancel what is not done by then; empty for no limit
 */
public record RunRequest(
        List<Unit> units,
        Reading reading,
        Map<String, ReviewedPlan> reviewed,
        long limit,
        int parallel,
        Optional<Duration> timeout) {

    /** Keeps copies. */
    public RunRequest {
        units = List.copyOf(units);
        reviewed = Map.copyOf(reviewed);
    }

    /** Of units, with nothing out of the ordinary. */
    public static RunRequest of(List<Unit> units, Reading reading, int parallel) {
        return new RunRequest(units, reading, Map.of(), 0, parallel, Optional.empty());
    }

    /** Whether everything is read, and the target replaced, whatever the units say. */
    public boolean fullRefresh() {
        return reading instanceof Reading.Everything;
    }

    /** What becomes of the rows that a unit's target has. */
    public WriteMode writeMode(Unit unit) {
        return fullRefresh() ? WriteMode.OVERWRITE : unit.mode().write();
    }

    /** Where to begin when the state was lost. */
    public Optional<String> assumeCursor() {
        return reading instanceof Reading.AsConfigured configured ? configured.assumeCursor() : Optional.empty();
    }

    /** Where to stop. */
    public Optional<String> end() {
        if (reading instanceof Reading.AsConfigured configured) {
            return configured.end();
        }
        return backfill().map(Reading.Backfill::end);
    }

    /** The range beside the checkpoint. */
    public Optional<Reading.Backfill> backfill() {
        return reading instanceof Reading.Backfill range ? Optional.of(range) : Optional.empty();
    }
}
