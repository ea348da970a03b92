package org.sluice.interchange;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a file does not say and the user does.
 *
 * @param mappings which of their names are which units, where names alone do not tell
 * @param zone the zone of dates and times that are written without one
 * @param epoch the unit in which numbers count the time since 1970
 */
public record ImportSettings(List<Mapping> mappings, Optional<ZoneId> zone, Optional<ChronoUnit> epoch) {

    /** Nothing but what the file says. */
    public static final ImportSettings NONE = new ImportSettings(List.of(), Optional.empty(), Optional.empty());

    /** Keeps a copy. */
    public ImportSettings {
        mappings = List.copyOf(mappings);
    }

    /**
     * One of their names, and a unit.
     *
     * @param theirs name or key of a position
     * @param unit id or dataset of a unit
     */
    public record Mapping(String theirs, String unit) {}
}
