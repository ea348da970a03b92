package org.sluice.interchange;

import java.util.ArrayList;
import java.util.List;
import org.sluice.interchange.internal.Matching;
import org.sluice.interchange.internal.UnitImport;

/**
 * Decides which position goes to which unit, and what becomes of it. Names are matched exactly, then in any case, then by
 * their ends; where that leaves a choice, or none, the position is left out with the reason.
 */
public final class ImportPlanner {

    private ImportPlanner() {}

    /** The units that positions go to by name, whatever becomes of these; for those the types have to be known. */
    public static List<TargetUnit> targets(ImportedState state, List<TargetUnit> units, ImportSettings settings) {
        return List.copyOf(
                Matching.of(state, units, settings.mappings()).byUnit().keySet());
    }

    /**
     * What an import would do; nothing is done.
     *
     * @throws org.sluice.api.problem.SluiceException E_INVALID_INPUT or E_UNIT_NOT_FOUND when a mapping names a stream
     *     that the file does not have, or a unit that there is not
     */
    public static ImportPlan plan(ImportedState state, List<TargetUnit> units, ImportSettings settings) {
        Matching matching = Matching.of(state, units, settings.mappings());
        List<LeftOut> leftOut = new ArrayList<>(state.leftOut());
        leftOut.addAll(matching.leftOut());
        List<PlannedImport> imports = new ArrayList<>();
        matching.byUnit().forEach((unit, positions) -> UnitImport.of(unit, positions, settings, leftOut)
                .ifPresent(imports::add));
        return new ImportPlan(imports, leftOut);
    }
}
