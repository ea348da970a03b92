package org.sluice.project;

import java.util.List;
import java.util.Optional;
import org.sluice.project.schedule.Schedule;
import org.sluice.run.Unit;

/**
 * A unit as the files define it.
 *
 * @param id the unit's id
 * @param origin file and line
 * @param enabled whether runs take it
 * @param schedule when it is to run by itself; empty for never
 * @param values each setting, its value, and where the value comes from
 * @param unit the unit; empty when it has errors
 */
public record UnitEntry(
        String id,
        String origin,
        boolean enabled,
        Optional<Schedule> schedule,
        List<Value> values,
        Optional<Unit> unit) {

    /** A setting: {@code sync_mode}, {@code incremental}, {@code units/shop.yaml:4}. */
    public record Value(String key, String value, String origin) {}

    /** Keeps a copy. */
    public UnitEntry {
        values = List.copyOf(values);
    }
}
