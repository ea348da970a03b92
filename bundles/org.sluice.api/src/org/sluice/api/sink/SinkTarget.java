package org.sluice.api.sink;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sluice.api.type.Schema;

/**
 * What a unit's run writes to. A value.
 *
 * @param unit the unit's id
 * @param runId the run
 * @param object the target's name, such as {@code public.orders}
 * @param schema the schema of every slice
 * @param primaryKey the key, may be empty
 * @param mode the write mode
 * @param loadDate the day of the run, in UTC
 * @param fullRefresh whether this run reads everything, so that a table made by an older schema may be replaced
 * @param cursorField the column by which the newest of several rows of one key is told; empty where there is none
 */
public record SinkTarget(
        String unit,
        String runId,
        String object,
        Schema schema,
        List<String> primaryKey,
        WriteMode mode,
        LocalDate loadDate,
        boolean fullRefresh,
        Optional<String> cursorField) {

    /** Keeps a copy. */
    public SinkTarget {
        primaryKey = List.copyOf(primaryKey);
    }

    /** A target without cursor. */
    public SinkTarget(
            String unit,
            String runId,
            String object,
            Schema schema,
            List<String> primaryKey,
            WriteMode mode,
            LocalDate loadDate,
            boolean fullRefresh) {
        this(unit, runId, object, schema, primaryKey, mode, loadDate, fullRefresh, Optional.empty());
    }
}
