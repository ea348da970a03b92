package org.sluice.presentation.checkpoints;

import java.util.List;
import org.sluice.run.checkpoint.CheckpointEditor;
import org.sluice.run.checkpoint.ProposedChange;
import org.sluice.run.state.Checkpoint;

/**
 * Changes of several checkpoints that a person has to agree to.
 *
 * @param changes those that change anything
 */
public record Proposals(List<ProposedChange> changes) {

    /** Leaves out what changes nothing. */
    public Proposals {
        changes = changes.stream().filter(change -> change.next().isPresent()).toList();
    }

    /** Whether there is nothing to agree to. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** What each change drops and causes, one a line. */
    public List<String> lines() {
        return changes.stream().map(Proposals::line).toList();
    }

    private static String line(ProposedChange change) {
        Checkpoint next = change.next().orElseThrow();
        String from = change.current()
                .map(current -> "version " + current.version()
                        + current.cursor()
                                .map(cursor -> " at " + cursor.field() + " = "
                                        + cursor.value().text())
                                .orElse(""))
                .orElse("no position");
        StringBuilder line = new StringBuilder(next.unitId() + ": leaves " + from + "; the next run "
                + change.effect().text() + ".");
        change.effect().warnings().forEach(warning -> line.append(' ').append(warning));
        return line.toString();
    }

    /** Makes them all. */
    public void apply(CheckpointEditor editor) {
        changes.forEach(editor::apply);
    }
}
