package org.sluice.project.schedule;

import java.time.Instant;
import java.util.List;
import org.sluice.project.UnitStanding;
import org.sluice.project.UnitStanding.Badge;
import org.sluice.run.Unit;
import org.sluice.run.state.UnitRun;

/** Which units are to run by themselves. */
public final class DueUnits {

    private DueUnits() {}

    /** Those whose time has come: not paused, not disabled, without errors, and in no run already. */
    public static List<Unit> among(List<UnitStanding> standings, Instant now) {
        return standings.stream()
                .filter(standing -> due(standing, now))
                .flatMap(standing -> standing.entry().unit().stream())
                .toList();
    }

    private static boolean due(UnitStanding standing, Instant now) {
        return standing.badge() != Badge.RUNNING
                && standing.badge() != Badge.PAUSED
                && standing.entry()
                        .schedule()
                        .filter(schedule -> schedule.due(standing.run().map(UnitRun::startedAt), now))
                        .isPresent();
    }
}
