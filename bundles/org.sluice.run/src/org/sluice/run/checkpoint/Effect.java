package org.sluice.run.checkpoint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sluice.api.data.CursorValue;

/**
 * What a change of a checkpoint causes in the next run.
 *
 * @param direction where the position goes
 * @param commits how many commits are undone as far as reading goes
 * @param rows how many rows they had brought
 * @param exact whether history reaches back far enough to know both; otherwise there may be more
 * @param from the lower end of the range that is read again or skipped; empty for the very beginning
 * @param to its upper end; empty for the end of what is there
 * @param warnings what else to know before it is done
 */
public record Effect(
        Direction direction,
        long commits,
        long rows,
        boolean exact,
        Optional<CursorValue> from,
        Optional<CursorValue> to,
        List<String> warnings) {

    /** Keeps a copy. */
    public Effect {
        warnings = List.copyOf(warnings);
    }

    /** Where a position goes. */
    public enum Direction {
        /** Rows are read again. */
        BACK,
        /** Rows are never read. */
        FORWARD,
        /** Nothing changes for the next run. */
        SAME
    }

    /** A sentence that begins with a verb. */
    public String text() {
        return switch (direction) {
            case BACK ->
                String.format(
                        Locale.ROOT,
                        "reopens %s%,d commit%s, %s%,d row%s, %s",
                        exact ? "" : "at least ",
                        commits,
                        commits == 1 ? "" : "s",
                        exact ? "about " : "at least ",
                        rows,
                        rows == 1 ? "" : "s",
                        range());
            case FORWARD -> "skips whatever was not read yet, " + range();
            case SAME -> "leaves the position where it is";
        };
    }

    private String range() {
        return "from " + from.map(CursorValue::text).orElse("the beginning") + " to "
                + to.map(CursorValue::text).orElse("the end");
    }
}
