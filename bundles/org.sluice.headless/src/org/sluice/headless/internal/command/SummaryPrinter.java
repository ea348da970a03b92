package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.RunState;
import org.sluice.run.RunSummary;
import org.sluice.run.UnitResult;
import org.sluice.run.format.EventFormat;

/** The receipts of a run. */
public final class SummaryPrinter {

    private final Context context;

    public SummaryPrinter(Context context) {
        this.context = context;
    }

    /** Prints a table, or one document. */
    public void print(RunSummary summary) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("run_id", summary.runId());
        node.put("state", summary.state().name());
        ArrayNode units = node.putArray("units");
        summary.units().forEach(unit -> units.add(EventFormat.toJson(unit)));
        context.output().print(() -> text(summary), node);
    }

    /** No run at all, in the same form. */
    void nothingDue() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("run_id", "").put("state", RunState.SUCCEEDED.name()).putArray("units");
        context.output().print(() -> context.output().line("Nothing is due."), node);
    }

    private void text(RunSummary summary) {
        TextTable table = new TextTable(
                "unit",
                "state",
                "rows",
                "read=staged=sunk",
                "slices",
                "reused",
                "stored",
                "checkpoint",
                "cursor",
                "time");
        for (UnitResult unit : summary.units()) {
            boolean balances =
                    unit.read().equals(unit.staged()) && unit.staged().equals(unit.sunk());
            table.row(
                    unit.unitId(),
                    unit.state().name().toLowerCase(Locale.ROOT),
                    unit.sunk().rows(),
                    unit.committed() == 0
                            ? "-"
                            : balances ? "yes " + unit.sunk().hash().substring(0, 8) : "NO",
                    unit.committed() + "/" + unit.slices(),
                    unit.reused(),
                    TextTable.bytes(unit.storedBytes()),
                    unit.checkpointVersion() == 0 ? "" : "v" + unit.checkpointVersion(),
                    unit.cursor().orElse(""),
                    String.format(Locale.ROOT, "%.1f s", unit.elapsed().toMillis() / 1000.0));
        }
        table.lines().forEach(context.output()::line);
        for (UnitResult unit : summary.units()) {
            unit.problem().ifPresent(problem -> {
                context.output()
                        .line(context.red("error ") + unit.unitId() + ": " + problem.code() + ": " + problem.message());
                if (!problem.next().isEmpty()) {
                    context.output().line("  " + problem.next());
                }
            });
        }
        context.output()
                .line("run " + summary.runId() + ": " + summary.state().name().toLowerCase(Locale.ROOT));
    }
}
