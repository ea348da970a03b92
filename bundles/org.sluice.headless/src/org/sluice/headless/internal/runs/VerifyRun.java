package org.sluice.headless.internal.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.ExitCodes;
import org.sluice.run.Engine;
import org.sluice.run.format.ReceiptFormat;
import org.sluice.run.state.ChainedReceipt;
import org.sluice.run.state.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = "Checks that the receipts of a run balance and that none was changed or removed since.",
        mixinStandardHelpOptions = true)
final class VerifyRun implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "RUN", description = "The run; 'last' is the newest.")
    private String id = "";

    VerifyRun(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            RunRecord run = Runs.require(engine, id);
            List<ChainedReceipt> receipts = engine.state().receipts(run.runId());
            List<String> findings = findings(engine, run, receipts);
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("run_id", run.runId()).put("receipts", receipts.size());
            ArrayNode array = node.putArray("findings");
            findings.forEach(array::add);
            context.output().print(() -> text(run, receipts.size(), findings), node);
            return findings.isEmpty() ? ExitCodes.OK : ExitCodes.MISMATCH;
        });
    }

    private void text(RunRecord run, int receipts, List<String> findings) {
        findings.forEach(context.output()::line);
        context.output()
                .line("run " + run.runId() + ": " + receipts + " receipts, "
                        + (findings.isEmpty() ? "all sound" : findings.size() + " findings"));
    }

    private static List<String> findings(Engine engine, RunRecord run, List<ChainedReceipt> receipts) {
        List<String> findings = new ArrayList<>();
        String head = "";
        for (ChainedReceipt receipt : receipts) {
            String place = receipt.unitId() + ", slice " + receipt.sliceIndex();
            head = ChainedReceipt.hash(head, receipt.unitId(), receipt.sliceIndex(), receipt.receipt());
            if (receipt.receipt().isEmpty()) {
                findings.add(place + ": the receipt is gone");
            } else if (!head.equals(receipt.hash())) {
                findings.add(place + ": the receipt was changed after the commit");
            } else if (!ReceiptFormat.parse(receipt.receipt()).balances()) {
                findings.add(place + ": read, staged and sunk do not balance");
            }
            // What follows is judged by itself.
            head = receipt.hash();
        }
        if (!head.equals(engine.state().receiptHead(run.runId()))) {
            findings.add("receipts at the end of the chain are gone");
        }
        return findings;
    }
}
