package org.sluice.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to run.
 *
 * @param units the units, in order
 * @param fullRefresh read everything and replace the target, whatever the units say; other units are left alone
 * @param assumeCursor begin at this cursor where a unit has no checkpoint although its target has data
 * @param end stop before this cursor
 * @param limit at most so many rows of each unit; 0 for all
 * @param parallel slices that run at a time, over all units
 * @param timeout cancel what is not done by then; empty for no limit
 */
public record RunRequest(
        List<Unit> units,
        boolean fullRefresh,
        Optional<String> assumeCursor,
        Optional<String> end,
        long limit,
        int parallel,
        Optional<Duration> timeout) {

    /** Keeps a copy. */
    public RunRequest {
        units = List.copyOf(units);
    }
}
