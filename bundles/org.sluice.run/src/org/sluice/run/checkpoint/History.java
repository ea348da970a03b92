package org.sluice.run.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sluice.api.data.CursorValue;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.StateStore;

/** The kept versions of a checkpoint, newest first. */
record History(List<Checkpoint> versions) {

    static History of(StateStore state, String unitId) {
        return new History(state.checkpoints(unitId, Integer.MAX_VALUE));
    }

    /** The cursor of a version that stands exactly at a value, with the rows that it knows there. */
    Optional<Checkpoint.Cursor> at(CursorValue value) {
        return versions.stream()
                .flatMap(version -> version.cursor().stream())
                .filter(cursor -> cursor.value().type().equals(value.type())
                        && cursor.value().compareTo(value) == 0)
                .findFirst();
    }

    /**
     * The commits that led from below a position to the present one. What was read twice because somebody went back in
     * between counts once.
     */
    List<Checkpoint> commitsAbove(Optional<CursorValue> position) {
        List<Checkpoint> found = new ArrayList<>();
        Optional<CursorValue> ceiling = Optional.empty();
        for (Checkpoint version : versions) {
            if (version.reason() != Checkpoint.Reason.COMMIT) {
                if (version.cursor().isEmpty()) {
                    return found;
                }
                ceiling = lower(ceiling, version.cursor().get().value());
            } else if (above(version, position) && !beyond(version, ceiling)) {
                found.add(version);
            }
        }
        return found;
    }

    private static boolean above(Checkpoint version, Optional<CursorValue> position) {
        return version.cursor()
                .map(cursor -> position.isEmpty() || compare(cursor.value(), position.get()) > 0)
                .orElse(position.isEmpty());
    }

    private static boolean beyond(Checkpoint version, Optional<CursorValue> ceiling) {
        return version.cursor()
                .filter(cursor -> ceiling.isPresent() && compare(cursor.value(), ceiling.get()) > 0)
                .isPresent();
    }

    private static Optional<CursorValue> lower(Optional<CursorValue> ceiling, CursorValue value) {
        return ceiling.isPresent() && compare(ceiling.get(), value) <= 0 ? ceiling : Optional.of(value);
    }

    /** Positions in columns of different types have no order: the unit follows another column since. */
    private static int compare(CursorValue a, CursorValue b) {
        return a.type().getClass().equals(b.type().getClass()) ? a.compareTo(b) : 0;
    }

    /** Whether the oldest version is the first that ever was, so that nothing before it is forgotten. */
    boolean complete() {
        return versions.isEmpty() || versions.get(versions.size() - 1).parent() == 0;
    }
}
