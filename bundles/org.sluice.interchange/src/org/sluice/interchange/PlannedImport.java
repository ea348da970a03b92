package org.sluice.interchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.run.state.Checkpoint;

/**
 * What an import does to a unit.
 *
 * @param unit the unit as it is
 * @param position what the file says
 * @param cursor where the unit stands afterwards
 * @param effect what that means for the next run
 * @param warnings what was not taken over as it stood
 */
public record PlannedImport(
        TargetUnit unit, ImportedPosition position, Checkpoint.Cursor cursor, Effect effect, List<String> warnings) {

    /** Keeps a copy. */
    public PlannedImport {
        warnings = List.copyOf(warnings);
    }

    /** Where the cursor goes. */
    public enum Effect {
        /** The unit had no position. */
        BEGINS,
        /** Rows in between are never read. */
        MOVES_ON,
        /** Rows in between are read again. */
        MOVES_BACK,
        /** The value stays as it is. */
        STAYS,
        /** The unit's position was in another column or of another type. */
        REPLACES
    }

    /** The unit's next version, to be stored where {@link TargetUnit#current} still is the newest. */
    public Checkpoint checkpoint(Instant now, String author) {
        Optional<Checkpoint> current = unit.current();
        long parent = current.map(Checkpoint::version).orElse(0L);
        return new Checkpoint(
                unit.id(),
                parent + 1,
                parent,
                now,
                author,
                Checkpoint.Reason.IMPORT,
                Optional.of(cursor),
                Optional.empty(),
                current.map(Checkpoint::schemaFingerprint).orElse(""),
                Map.of());
    }
}
