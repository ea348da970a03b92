package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.sluice.api.problem.Cancellation;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.ExitCodes;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.Reconciliation;
import org.sluice.run.Unit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares sources with sinks. */
@Command(
        name = "reconcile",
        description = "Counts and hashes source and sink again, and names the rows that differ. Changes nothing.",
        mixinStandardHelpOptions = true)
public final class ReconcileCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(arity = "0..*", paramLabel = "UNIT", description = "Globs of unit ids or datasets; none for all.")
    private List<String> units = new ArrayList<>();

    public ReconcileCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.withValid((project, engine) -> {
            List<Reconciliation> results = new ArrayList<>();
            for (Unit unit : project.select(units, List.of())) {
                results.add(engine.reconciler().reconcile(unit, Cancellation.NONE));
            }
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            results.forEach(result -> array.add(toJson(result)));
            context.output().print(() -> text(results), array);
            return results.stream().allMatch(Reconciliation::agrees) ? ExitCodes.OK : ExitCodes.MISMATCH;
        });
    }

    private static ObjectNode toJson(Reconciliation result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("unit", result.unitId())
                .put("agrees", result.agrees())
                .put("source_rows", result.sourceRows())
                .put("sink_rows", result.sinkRows())
                .put("parts", result.parts())
                .put("differing_parts", result.differingParts())
                .put("complete", result.complete());
        ArrayNode mismatches = node.putArray("mismatches");
        for (Reconciliation.Mismatch mismatch : result.mismatches()) {
            mismatches.addObject().put("kind", mismatch.kind().name()).put("key", mismatch.key());
        }
        return node;
    }

    private void text(List<Reconciliation> results) {
        TextTable table = new TextTable("unit", "source rows", "sink rows", "differing parts", "result");
        for (Reconciliation result : results) {
            table.row(
                    result.unitId(),
                    result.sourceRows(),
                    result.sinkRows(),
                    result.differingParts() + "/" + result.parts(),
                    result.agrees() ? "agrees" : "DIFFERS");
        }
        table.lines().forEach(context.output()::line);
        for (Reconciliation result : results) {
            for (Reconciliation.Mismatch mismatch : result.mismatches()) {
                context.output()
                        .line("  " + result.unitId() + ": "
                                + mismatch.kind().name().toLowerCase(Locale.ROOT) + " " + mismatch.key());
            }
            if (!result.complete()) {
                context.output().line("  " + result.unitId() + ": and more");
            }
        }
    }
}
