package org.sluice.interchange;

import java.util.List;

/**
 * A file for another tool.
 *
 * @param text its content
 * @param warnings what it cannot say, by unit, and what follows from that
 */
public record ExportedState(String text, List<String> warnings) {

    /** Keeps a copy. */
    public ExportedState {
        warnings = List.copyOf(warnings);
    }
}
