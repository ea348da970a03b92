package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.ExitCodes;
import org.sluice.run.RunRequest;
import org.sluice.run.RunService;
import org.sluice.run.UnitPlan;
import org.sluice.run.format.PlanFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a run would do. */
@Command(
        name = "plan",
        description = "Shows what a run would do: slices, SQL, estimates. Changes nothing.",
        mixinStandardHelpOptions = true)
public final class PlanCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private Selected selected = new Selected();

    @Option(
            names = "--detailed-exitcode",
            fallbackValue = "true",
            description = "0 nothing to do, 1 error, 2 work to do.")
    private boolean detailed;

    public PlanCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.withValid(
                (project, engine) -> show(context, engine.runs(), selected.request(project), detailed));
    }

    static int show(Context context, RunService runs, RunRequest request, boolean detailed) {
        List<UnitPlan> plans = runs.plan(request);
        ObjectNode node = PlanFormat.toJson(request, plans);
        context.output().print(() -> plans.forEach(plan -> show(context, plan)), node);
        boolean failed = plans.stream().anyMatch(plan -> plan.problem().isPresent());
        boolean work = plans.stream().anyMatch(UnitPlan::hasNews);
        if (failed) {
            return plans.stream().allMatch(plan -> plan.problem().isPresent())
                    ? ExitCodes.of(plans.get(0).problem().orElseThrow())
                    : ExitCodes.FAILED;
        }
        return detailed && work ? 2 : ExitCodes.OK;
    }

    private static void show(Context context, UnitPlan plan) {
        String cursor = plan.cursor().map(value -> ", from " + value).orElse("");
        context.output()
                .line(plan.unit().id() + "  " + plan.sync().name().toLowerCase(java.util.Locale.ROOT) + ", "
                        + plan.unit().mode().write().name().toLowerCase(java.util.Locale.ROOT) + cursor
                        + plan.resumes().map(run -> ", takes up run " + run).orElse(""));
        plan.problem().ifPresent(problem -> context.output()
                .line("  " + context.red("error ") + problem.code() + ": " + problem.text()));
        plan.plan().ifPresent(slices -> showSlices(context, plan, slices));
    }

    private static void showSlices(Context context, UnitPlan plan, SlicePlan slices) {
        context.output().line("  " + action(plan, slices));
        slices.notes().forEach(note -> context.output().line("  note: " + note));
        if (!plan.hasNews()) {
            context.output().line("  nothing to do");
        }
        for (int i = 0; i < slices.slices().size(); i++) {
            Slice slice = slices.slices().get(i);
            String rows = slice.estimatedRows().isPresent()
                    ? String.format(
                            java.util.Locale.ROOT,
                            "about %,d rows",
                            slice.estimatedRows().getAsLong())
                    : "rows unknown";
            context.output().line("  slice " + slice.index() + ": " + slice.description() + ", " + rows);
            if (i < plan.statements().size()) {
                context.output().line("    " + plan.statements().get(i));
            }
        }
    }

    private static String action(UnitPlan plan, SlicePlan slices) {
        String after = slices.cursorUpper()
                .map(upper -> "; the checkpoint goes from version " + plan.checkpointVersion() + " to " + upper.text())
                .orElse("");
        return plan.write().name().toLowerCase(java.util.Locale.ROOT) + " "
                + plan.unit().object() + " in " + plan.unit().sink() + after;
    }
}
