package org.sluice.interchange;

import java.util.List;

/**
 * What an import does, and what it leaves alone.
 *
 * @param imports by unit, in the order of the file
 * @param leftOut everything else in the file
 */
public record ImportPlan(List<PlannedImport> imports, List<LeftOut> leftOut) {

    /** Keeps copies. */
    public ImportPlan {
        imports = List.copyOf(imports);
        leftOut = List.copyOf(leftOut);
    }
}
