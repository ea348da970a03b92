package org.sluice.api.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.Schema;

/**
 * What a run of a unit will read. A value that serialises to JSON.
 *
 * @param schema of every slice
 * @param primaryKey the unit's key, or else the source's; may be empty
 * @param slices in order; empty when there is nothing to read
 * @param cursorUpper the highest cursor this plan covers, which the checkpoint takes when all slices are committed;
 *     empty for a full read without cursor, or when there are no rows
 * @param snapshot what slices of this plan depend on beyond their parameters, such as a snapshot's name; opaque
 * @param notes what the user should know: fall-backs, rows left out, estimates
 */
public record SlicePlan(
        Schema schema,
        List<String> primaryKey,
        List<Slice> slices,
        Optional<CursorValue> cursorUpper,
        Map<String, String> snapshot,
        List<String> notes) {

    /** Keeps copies. */
    public SlicePlan {
        primaryKey = List.copyOf(primaryKey);
        slices = List.copyOf(slices);
        snapshot = Map.copyOf(snapshot);
        notes = List.copyOf(notes);
    }
}
