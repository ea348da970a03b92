package org.sluice.interchange.internal;

import java.util.List;
import org.sluice.interchange.ExportedState;
import org.sluice.interchange.ImportedState;
import org.sluice.interchange.StateFormat;
import org.sluice.run.state.Checkpoint;

/** One format: how to know it, read it and write it. */
interface Shape {

    /** Which one. */
    StateFormat format();

    /** Whether a document is of it. */
    boolean fits(Document document);

    /** Reads it. */
    ImportedState read(Document document);

    /** Writes checkpoints, each with a cursor, no two of the same unit. */
    ExportedState write(List<Checkpoint> checkpoints);
}
