package org.sluice.interchange.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.problem.Spelling;
import org.sluice.interchange.ImportSettings;
import org.sluice.interchange.ImportedPosition;
import org.sluice.interchange.ImportedState;
import org.sluice.interchange.LeftOut;
import org.sluice.interchange.TargetUnit;

/** Which positions belong to which units. */
public final class Matching {

    /** Nobody reads more, and a file may hold hundreds of thousands of names. */
    private static final int MOST_SUGGESTIONS = 100;

    private final List<TargetUnit> units;
    private final Map<TargetUnit, List<ImportedPosition>> byUnit = new LinkedHashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    private Matching(List<TargetUnit> units) {
        this.units = units;
    }

    /** Matches what the user says first, and the rest by name. */
    public static Matching of(ImportedState state, List<TargetUnit> units, List<ImportSettings.Mapping> mappings) {
        Matching matching = new Matching(units);
        mappings.forEach(mapping -> matching.map(state, mapping));
        List<TargetUnit> taken = List.copyOf(matching.byUnit.keySet());
        for (ImportedPosition position : state.positions()) {
            boolean mapped = mappings.stream().anyMatch(mapping -> isNamed(position, mapping.theirs()));
            if (!mapped) {
                matching.byName(position, taken);
            }
        }
        return matching;
    }

    /** The positions of each unit, in the order of the file. */
    public Map<TargetUnit, List<ImportedPosition>> byUnit() {
        return byUnit;
    }

    /** What belongs to no unit, or perhaps to several. */
    public List<LeftOut> leftOut() {
        return leftOut;
    }

    private static boolean isNamed(ImportedPosition position, String theirs) {
        return position.name().equals(theirs) || position.key().equals(theirs);
    }

    private void map(ImportedState state, ImportSettings.Mapping mapping) {
        List<ImportedPosition> positions = state.positions().stream()
                .filter(position -> isNamed(position, mapping.theirs()))
                .toList();
        if (positions.isEmpty()) {
            List<String> names = state.positions().stream()
                    .flatMap(position -> Stream.of(position.name(), position.key()))
                    .distinct()
                    .toList();
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "The file has no position of '" + mapping.theirs() + "'.",
                    Spelling.suggest(mapping.theirs(), names));
        }
        TargetUnit unit = unit(mapping.unit());
        positions.forEach(position -> put(unit, position));
    }

    private TargetUnit unit(String given) {
        List<TargetUnit> found = units.stream()
                .filter(unit -> unit.id().equals(given) || unit.dataset().equals(given))
                .toList();
        if (found.size() != 1) {
            throw new SluiceException(
                    ProblemCode.E_UNIT_NOT_FOUND,
                    found.isEmpty()
                            ? "There is no unit '" + given + "'."
                            : "'" + given + "' could be " + ids(found) + ".",
                    found.isEmpty()
                            ? Spelling.suggest(
                                    given, units.stream().map(TargetUnit::id).toList())
                            : "Use its id.");
        }
        return found.get(0);
    }

    private static List<String> ids(List<TargetUnit> units) {
        return units.stream().map(TargetUnit::id).toList();
    }

    private void put(TargetUnit unit, ImportedPosition position) {
        byUnit.computeIfAbsent(unit, key -> new ArrayList<>()).add(position);
    }

    private void byName(ImportedPosition position, List<TargetUnit> taken) {
        List<TargetUnit> found =
                units.stream().filter(unit -> unit.id().equals(position.key())).toList();
        if (found.isEmpty()) {
            found = DatasetNames.matching(position.name(), units);
        }
        if (found.size() == 1 && taken.contains(found.get(0))) {
            leaveOut(position, found.get(0).id() + " gets another position.");
        } else if (found.size() == 1) {
            put(found.get(0), position);
        } else if (found.isEmpty()) {
            leaveOut(position, "no unit has a dataset of that name. " + suggestion(position));
        } else {
            leaveOut(position, "it could be " + ids(found) + ". Say which with --map " + position.name() + "=UNIT");
        }
    }

    private String suggestion(ImportedPosition position) {
        List<String> close = leftOut.size() > MOST_SUGGESTIONS
                ? List.of()
                : Spelling.closest(
                        position.name(), units.stream().map(TargetUnit::dataset).toList());
        return close.isEmpty()
                ? "Say which unit it is, if any, with --map " + position.name() + "=UNIT"
                : "Did you mean " + close + "? Say so with --map " + position.name() + "=" + close.get(0);
    }

    private void leaveOut(ImportedPosition position, String reason) {
        leftOut.add(new LeftOut(position.name(), position.place(), reason));
    }
}
