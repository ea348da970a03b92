package org.sluice.project.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * When a unit is to run by itself. Its times lie on a fixed grid and do not move with the runs, so that whoever looks, a
 * desktop, cron or somebody at a terminal, finds the same ones. Immutable.
 */
public sealed interface Schedule permits Interval, Cron {

    /** The first time after a moment; empty when there is none, as on the 30th of February. */
    Optional<Instant> next(Instant after);

    /** As people say it: {@code every 15 min}, {@code 0 6 * * 1-5 Europe/Berlin}. */
    String words();

    /**
     * Whether a unit is to run now. Times that passed unnoticed count as one; a unit that never ran is due at once.
     *
     * @param lastBegin when its last run began, whoever asked for it; empty when it never ran
     */
    default boolean due(Optional<Instant> lastBegin, Instant now) {
        return lastBegin.isEmpty()
                || next(lastBegin.get()).filter(time -> !time.isAfter(now)).isPresent();
    }
}
