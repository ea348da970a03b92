package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.run.state.RunRecord;
import picocli.CommandLine.Command;

/** Stops whatever runs. */
@Command(
        name = "cancel",
        description = "Asks every run of the project to stop cleanly, whichever process runs it.",
        mixinStandardHelpOptions = true)
public final class CancelCommand implements Callable<Integer> {

    /** More runs than that are never under way at a time. */
    private static final int NEWEST = 100;

    private final Context context;

    public CancelCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            List<String> lines = new ArrayList<>();
            for (RunRecord run : engine.state().runs(NEWEST)) {
                if (!run.state().ended() && engine.runs().cancel(run.runId())) {
                    array.addObject().put("run_id", run.runId()).put("asked", true);
                    lines.add("run " + run.runId() + " was asked to stop");
                }
            }
            context.output()
                    .print(
                            () -> (lines.isEmpty() ? List.of("nothing is running") : lines)
                                    .forEach(context.output()::line),
                            array);
            return 0;
        });
    }
}
