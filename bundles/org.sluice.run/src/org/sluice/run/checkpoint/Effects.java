package org.sluice.run.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sluice.api.data.CursorValue;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.StateStore;

/** Works out what a change of a checkpoint causes. */
final class Effects {

    private Effects() {}

    static Effect of(StateStore state, Optional<Checkpoint> current, Checkpoint next) {
        Optional<CursorValue> from = value(current);
        Optional<CursorValue> to = value(Optional.of(next));
        List<String> warnings = warnings(current, next);
        if (from.equals(to)) {
            return new Effect(Effect.Direction.SAME, 0, 0, true, from, to, warnings);
        }
        if (current.isEmpty() || forward(from, to)) {
            return new Effect(Effect.Direction.FORWARD, 0, 0, true, from, to, warnings);
        }
        History history = History.of(state, next.unitId());
        List<Checkpoint> undone = history.commitsAbove(to);
        long rows = undone.stream()
                .mapToLong(commit -> commit.stats().getOrDefault("rows", 0L))
                .sum();
        boolean reached = to.isPresent()
                && history.versions().stream()
                        .flatMap(version -> version.cursor().stream())
                        .anyMatch(cursor -> comparable(cursor.value(), to.get())
                                && cursor.value().compareTo(to.get()) <= 0);
        return new Effect(
                Effect.Direction.BACK, undone.size(), rows, reached || history.complete(), to, from, warnings);
    }

    private static boolean forward(Optional<CursorValue> from, Optional<CursorValue> to) {
        return to.isPresent()
                && (from.isEmpty()
                        || comparable(from.get(), to.get()) && to.get().compareTo(from.get()) > 0);
    }

    private static boolean comparable(CursorValue a, CursorValue b) {
        return a.type().getClass().equals(b.type().getClass());
    }

    private static Optional<CursorValue> value(Optional<Checkpoint> checkpoint) {
        return checkpoint.flatMap(Checkpoint::cursor).map(Checkpoint.Cursor::value);
    }

    private static List<String> warnings(Optional<Checkpoint> current, Checkpoint next) {
        List<String> warnings = new ArrayList<>();
        String before = current.map(Checkpoint::schemaFingerprint).orElse("");
        String after = next.schemaFingerprint();
        if (!before.isEmpty() && !after.isEmpty() && !before.equals(after)) {
            warnings.add("The columns have changed since that version; rows are read again with the present columns.");
        }
        Optional<String> oldField = current.flatMap(Checkpoint::cursor).map(Checkpoint.Cursor::field);
        Optional<String> newField = next.cursor().map(Checkpoint.Cursor::field);
        if (oldField.isPresent() && newField.isPresent() && !oldField.equals(newField)) {
            warnings.add("The cursor changes from the column " + oldField.get() + " to " + newField.get() + ".");
        }
        return warnings;
    }
}
