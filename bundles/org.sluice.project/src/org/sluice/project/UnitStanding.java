package org.sluice.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.run.RunState;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.Pause;
import org.sluice.run.state.StateStore;
import org.sluice.run.state.UnitRun;

/**
 * A unit with what is remembered of it.
 *
 * @param entry the unit as the files define it
 * @param badge where it stands
 * @param run its newest part of a run; empty when it never ran
 * @param checkpoint its position; empty for none
 * @param pause since when and why runs leave it out; empty when they do not
 */
public record UnitStanding(
        UnitEntry entry, Badge badge, Optional<UnitRun> run, Optional<Checkpoint> checkpoint, Optional<Pause> pause) {

    /** Where a unit stands, in one word for people. */
    public enum Badge {
        /** A run holds it. */
        RUNNING("Running"),
        /** Its last run succeeded. */
        HEALTHY("Healthy"),
        /** Its last run did not succeed, or ended without saying how. */
        FAILED("Failed"),
        /** Runs leave it out. */
        PAUSED("Paused"),
        /** It never ran, or was stopped by a pause. */
        IDLE("Idle");

        private final String label;

        Badge(String label) {
            this.label = label;
        }

        /** The word. */
        public String label() {
            return label;
        }
    }

    /** All units of a project, in the order of its files. */
    public static List<UnitStanding> all(Project project, StateStore state) {
        Map<String, UnitRun> runs = new HashMap<>();
        state.latestUnitRuns().forEach(run -> runs.put(run.unitId(), run));
        Map<String, Checkpoint> checkpoints = new HashMap<>();
        state.latestCheckpoints().forEach(checkpoint -> checkpoints.put(checkpoint.unitId(), checkpoint));
        Map<String, Pause> pauses = new HashMap<>();
        state.pauses().forEach(pause -> pauses.put(pause.unitId(), pause));
        List<UnitStanding> standings = new ArrayList<>();
        for (UnitEntry entry : project.entries()) {
            Optional<UnitRun> run = Optional.ofNullable(runs.get(entry.id()));
            Optional<Pause> pause = Optional.ofNullable(pauses.get(entry.id()));
            standings.add(new UnitStanding(
                    entry,
                    badge(entry, run, pause, state),
                    run,
                    Optional.ofNullable(checkpoints.get(entry.id())),
                    pause));
        }
        return standings;
    }

    private static Badge badge(UnitEntry entry, Optional<UnitRun> run, Optional<Pause> pause, StateStore state) {
        if (run.filter(last -> last.state() == RunState.RUNNING).isPresent()
                && state.lockHolder(entry.id()).isPresent()) {
            return Badge.RUNNING;
        } else if (pause.isPresent() || !entry.enabled()) {
            return Badge.PAUSED;
        }
        return run.map(UnitRun::state).map(UnitStanding::badge).orElse(Badge.IDLE);
    }

    private static Badge badge(RunState last) {
        return switch (last) {
            case SUCCEEDED -> Badge.HEALTHY;
            case PAUSED -> Badge.IDLE;
            default -> Badge.FAILED;
        };
    }
}
