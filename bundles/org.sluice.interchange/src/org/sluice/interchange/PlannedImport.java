package org.sluice.interchange;

import java.util.List;
import org.sluice.run.state.Checkpoint;

/**
 * What an import does to a unit.
 *
 * @param unit the unit
 * @param position what the file says
 * @param cursor where the unit stands afterwards, in its own column's type
 * @param warnings what was not taken over as it stood
 */
public record PlannedImport(
        TargetUnit unit, ImportedPosition position, Checkpoint.Cursor cursor, List<String> warnings) {

    /** Keeps a copy. */
    public PlannedImport {
        warnings = List.copyOf(warnings);
    }
}
