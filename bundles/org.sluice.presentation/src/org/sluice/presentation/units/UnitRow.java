package org.sluice.presentation.units;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sluice.api.problem.Problem;
import org.sluice.project.UnitStanding.Badge;
import org.sluice.run.Unit;

/**
 * A unit in the console.
 *
 * @param id the unit's id
 * @param dataset what it reads
 * @param badge where it stands
 * @param note beside the badge: why it is paused, how far it is; may be empty
 * @param mode how it reads and writes
 * @param schedule when it runs by itself; empty for never
 * @param sink where it writes
 * @param cursor its position as text; empty for none
 * @param lag how far the position is behind the clock; empty where it is no time
 * @param run what is known of its last run; empty when it never ran
 * @param problem what keeps it from running, or why its last run failed
 * @param origin file and line where it is defined
 * @param unit the unit itself; empty when it has errors or is disabled
 */
public record UnitRow(
        String id,
        String dataset,
        Badge badge,
        String note,
        String mode,
        String schedule,
        String sink,
        String cursor,
        Optional<Duration> lag,
        Optional<LastRun> run,
        Optional<Problem> problem,
        String origin,
        Optional<Unit> unit) {

    /**
     * The newest run of a unit.
     *
     * @param runId the run
     * @param startedAt when the unit began in it
     * @param rows how many it committed, or has staged so far
     * @param duration how long it took, or takes so far
     */
    public record LastRun(String runId, Instant startedAt, long rows, Duration duration) {}

    /** Badge and note. */
    public String state() {
        return note.isEmpty() ? badge.label() : badge.label() + " \u00b7 " + note;
    }

    /** Whether a run holds the unit. */
    public boolean running() {
        return badge == Badge.RUNNING;
    }
}
