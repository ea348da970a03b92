package org.sluice.presentation.units;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.sluice.api.problem.Problem;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.presentation.Words;
import org.sluice.presentation.table.Column;
import org.sluice.run.UnitPlan;

/**
 * A slice that a run would take; or a unit that has none, and why.
 *
 * @param unitId the unit
 * @param slice the number of the slice; empty without one
 * @param work its bounds, or why there is nothing to do
 * @param rows about how many; empty when nobody knows
 * @param statement what would be asked of the source; or the problem in full
 * @param runs whether a run would do it
 */
public record PlanRow(
        String unitId, OptionalLong slice, String work, OptionalLong rows, String statement, boolean runs) {

    /** The rows of plans. */
    public static List<PlanRow> of(List<UnitPlan> plans) {
        List<PlanRow> rows = new ArrayList<>();
        plans.forEach(plan -> add(plan, rows));
        return rows;
    }

    private static void add(UnitPlan plan, List<PlanRow> rows) {
        String id = plan.unit().id();
        if (plan.problem().isPresent()) {
            Problem problem = plan.problem().get();
            rows.add(without(id, problem.code() + ": " + problem.message(), problem.text()));
        } else if (plan.plan().isEmpty() || plan.plan().get().slices().isEmpty()) {
            rows.add(without(id, "nothing to do", "The source has nothing that is not at the sink already."));
        } else {
            addSlices(id, plan.plan().get(), plan.statements(), rows);
        }
    }

    private static PlanRow without(String unitId, String work, String explanation) {
        return new PlanRow(unitId, OptionalLong.empty(), work, OptionalLong.empty(), explanation, false);
    }

    private static void addSlices(String unitId, SlicePlan plan, List<String> statements, List<PlanRow> rows) {
        for (int i = 0; i < plan.slices().size(); i++) {
            Slice slice = plan.slices().get(i);
            rows.add(new PlanRow(
                    unitId,
                    OptionalLong.of(slice.index()),
                    slice.description(),
                    slice.estimatedRows(),
                    i < statements.size() ? statements.get(i) : "",
                    true));
        }
    }

    /** The columns. */
    public static List<Column<PlanRow>> columns() {
        return List.of(
                Column.words("unit", "Unit", 28, PlanRow::unitId),
                Column.numbers(
                        "slice",
                        "Slice",
                        6,
                        row -> row.slice().isPresent() ? Words.count(row.slice().getAsLong()) : "",
                        Comparator.comparing(row -> row.slice().orElse(-1))),
                Column.words("work", "Reads", 60, PlanRow::work),
                Column.numbers(
                        "rows",
                        "Rows, about",
                        13,
                        row -> row.rows().isPresent() ? Words.count(row.rows().getAsLong()) : "",
                        Comparator.comparing(row -> row.rows().orElse(-1))));
    }

    /** What makes a row the same. */
    public String key() {
        return unitId + "#" + slice;
    }

    /** Whether a run would do anything. */
    public static boolean runnable(List<PlanRow> rows) {
        return rows.stream().anyMatch(PlanRow::runs);
    }

    /** Such as {@code 3 slices, about 12,000 rows.} */
    public static String summary(List<PlanRow> rows) {
        long slices = rows.stream().filter(PlanRow::runs).count();
        long about = rows.stream().mapToLong(row -> row.rows().orElse(0)).sum();
        return slices == 0
                ? "There is nothing to do."
                : Words.counted(slices, "slice") + (about > 0 ? ", about " + Words.counted(about, "row") : "") + ".";
    }
}
