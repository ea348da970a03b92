package org.sluice.engine.internal;

import java.util.Optional;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.ReadRequest;
import org.sluice.run.Reading;
import org.sluice.run.RunRequest;
import org.sluice.run.Unit;
import org.sluice.run.state.Checkpoint;

/** Whether the checkpoint may take the end of a backfill. */
record Adoption(Unit unit, RunRequest request) {

    /** The checkpoint says that everything before it was read, so the range has to touch it. */
    void requireNoHole(ReadRequest read, Optional<Checkpoint> checkpoint) {
        boolean adopts = request.backfill()
                .filter(range -> range.adoption() == Reading.Adoption.ADOPT)
                .isPresent();
        Optional<CursorValue> start = read.cursor().flatMap(ReadRequest.Cursor::lower);
        Optional<CursorValue> stands = checkpoint.flatMap(Checkpoint::cursor).map(Checkpoint.Cursor::value);
        if (adopts && start.isPresent() && stands.isPresent() && start.get().compareTo(stands.get()) > 0) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "The cursor of " + unit.id() + " stands at " + stands.get().text() + "; taking the end of a range "
                            + "that begins at " + start.get().text() + " would leave out the rows in between.",
                    "Begin the range at " + stands.get().text() + ", or leave --adopt away.");
        }
    }
}
