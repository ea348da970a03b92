package org.sluice.interchange;

import java.util.List;

/**
 * What a file holds.
 *
 * @param format its shape
 * @param positions in the order of the file
 * @param leftOut what is in it but is no position of a cursor
 * @param warnings what concerns the whole file
 */
public record ImportedState(
        StateFormat format, List<ImportedPosition> positions, List<LeftOut> leftOut, List<String> warnings) {

    /** Keeps copies. */
    public ImportedState {
        positions = List.copyOf(positions);
        leftOut = List.copyOf(leftOut);
        warnings = List.copyOf(warnings);
    }
}
