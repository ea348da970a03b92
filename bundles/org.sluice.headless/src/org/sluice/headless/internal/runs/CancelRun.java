package org.sluice.headless.internal.runs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.run.state.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "cancel",
        description = "Asks a run to stop cleanly, whichever process runs it.",
        mixinStandardHelpOptions = true)
final class CancelRun implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "RUN")
    private String id = "";

    CancelRun(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            RunRecord run = Runs.require(engine, id);
            boolean asked = engine.runs().cancel(run.runId());
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("run_id", run.runId()).put("asked", asked);
            context.output()
                    .print(
                            () -> context.output()
                                    .line(
                                            asked
                                                    ? "run " + run.runId() + " was asked to stop"
                                                    : "run " + run.runId() + " has ended already"),
                            node);
            return 0;
        });
    }
}
