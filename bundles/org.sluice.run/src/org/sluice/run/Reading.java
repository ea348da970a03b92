package org.sluice.run;

import java.util.Optional;

/** Which rows a run reads. Values that users typed stay text here: only a source knows the cursor's type. */
public sealed interface Reading {

    /**
     * What the units say: everything, or what is new since the checkpoint.
     *
     * @param assumeCursor begin at this cursor where a unit has no checkpoint although its target has data
     * @param end stop before this cursor
     */
    record AsConfigured(Optional<String> assumeCursor, Optional<String> end) implements Reading {}

    /** Everything, in place of what the target has. Other units are left alone. */
    record Everything() implements Reading {}

    /**
     * A range of the cursor, whatever the checkpoint says.
     *
     * @param start the first value
     * @param end the value before which it stops
     * @param adoption whether the checkpoint moves to the end of the range afterwards
     */
    record Backfill(String start, String end, Adoption adoption) implements Reading {}

    /** What a backfill does to the checkpoint. */
    enum Adoption {
        /** The checkpoint stays where it is. */
        NONE,
        /** The checkpoint takes the end of the range, where that is ahead and no rows are left out in between. */
        ADOPT
    }

    /** What the units say, from where the checkpoints stand to the end. */
    Reading NEWS = new AsConfigured(Optional.empty(), Optional.empty());
}
