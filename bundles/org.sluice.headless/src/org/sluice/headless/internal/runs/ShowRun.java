package org.sluice.headless.internal.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.format.ProblemFormat;
import org.sluice.run.format.Receipt;
import org.sluice.run.format.ReceiptFormat;
import org.sluice.run.format.RequestFormat;
import org.sluice.run.state.RunRecord;
import org.sluice.run.state.SliceRecord;
import org.sluice.run.state.UnitRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows a run with its slices and receipts; 'last' is the newest.",
        mixinStandardHelpOptions = true)
final class ShowRun implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "RUN")
    private String id = "";

    ShowRun(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            RunRecord run = Runs.require(engine, id);
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("run_id", run.runId()).put("state", run.state().name());
            node.put("started_at", run.createdAt().toString());
            run.endedAt().ifPresent(end -> node.put("ended_at", end.toString()));
            node.put("user", run.user());
            node.set("request", RequestFormat.parse(run.arguments()));
            ArrayNode units = node.putArray("units");
            TextTable table = new TextTable("unit", "slice", "state", "tries", "rows", "hash", "ms", "problem");
            for (UnitRun unit : engine.state().unitRuns(run.runId())) {
                ObjectNode child = units.addObject();
                child.put("unit", unit.unitId())
                        .put("state", unit.state().name())
                        .put("work_id", unit.workId())
                        .put("checkpoint_before", unit.baseVersion())
                        .put("checkpoint_after", unit.checkpointVersion())
                        .put("rows", unit.rows())
                        .put("stored_bytes", unit.storedBytes());
                unit.problem().ifPresent(problem -> child.set("problem", ProblemFormat.toJson(problem)));
                ArrayNode slices = child.putArray("slices");
                for (SliceRecord slice : engine.state().slices(run.runId(), unit.unitId())) {
                    add(slice, slices.addObject(), table);
                }
            }
            context.output()
                    .print(
                            () -> {
                                RunText.of(run, engine.state().unitRuns(run.runId()))
                                        .forEach(context.output()::line);
                                table.lines().forEach(context.output()::line);
                            },
                            node);
            return 0;
        });
    }

    private static void add(SliceRecord slice, ObjectNode node, TextTable table) {
        node.put("slice", slice.index()).put("state", slice.state().name()).put("attempts", slice.attempts());
        slice.receipt().ifPresent(receipt -> node.set("receipt", ReceiptFormat.toJson(ReceiptFormat.parse(receipt))));
        slice.problem().ifPresent(problem -> node.set("problem", ProblemFormat.toJson(problem)));
        Optional<Receipt> receipt = slice.receipt().map(ReceiptFormat::parse);
        table.row(
                slice.unitId(),
                slice.index(),
                slice.state(),
                slice.attempts(),
                receipt.isEmpty() ? "" : receipt.get().sunk().rows(),
                receipt.isEmpty() ? "" : receipt.get().sunk().hash().substring(0, 12),
                receipt.isEmpty() ? "" : receipt.get().elapsed().toMillis(),
                slice.problem().map(problem -> problem.code().name()).orElse(""));
    }
}
