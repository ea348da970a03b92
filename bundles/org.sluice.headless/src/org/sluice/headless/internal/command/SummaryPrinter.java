package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.sluice.api.data.Counts;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.RunSummary;
import org.sluice.run.UnitResult;
import org.sluice.run.format.ProblemFormat;

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
        summary.units().forEach(unit -> units.add(toJson(unit)));
        context.output().print(() -> text(summary), node);
    }

    static ObjectNode toJson(UnitResult unit) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("unit", unit.unitId());
        node.put("state", unit.state().name());
        node.put("slices", unit.slices());
        node.put("committed", unit.committed());
        node.put("reused", unit.reused());
        counts(node.putObject("read"), unit.read());
        counts(node.putObject("staged"), unit.staged());
        counts(node.putObject("sunk"), unit.sunk());
        node.put("stored_bytes", unit.storedBytes());
        node.put("checkpoint_version", unit.checkpointVersion());
        unit.cursor().ifPresent(cursor -> node.put("cursor", cursor));
        node.put("elapsed_ms", unit.elapsed().toMillis());
        unit.problem().ifPresent(problem -> node.set("problem", ProblemFormat.toJson(problem)));
        return node;
    }

    private static void counts(ObjectNode node, Counts counts) {
        node.put("rows", counts.rows()).put("bytes", counts.bytes()).put("hash", counts.hash());
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
