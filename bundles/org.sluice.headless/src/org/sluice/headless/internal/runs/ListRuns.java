package org.sluice.headless.internal.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.state.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists runs, newest first.", mixinStandardHelpOptions = true)
final class ListRuns implements Callable<Integer> {
    private final Context context;

    @Option(names = "--limit", paramLabel = "N", description = "How many; 20 by default.")
    private int limit = 20;

    ListRuns(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            TextTable table = new TextTable("run", "state", "started", "ended", "by");
            for (RunRecord run : engine.state().runs(limit)) {
                String ended = run.endedAt().map(Object::toString).orElse("");
                table.row(run.runId(), run.state(), run.createdAt(), ended, run.user());
                array.addObject()
                        .put("run_id", run.runId())
                        .put("state", run.state().name())
                        .put("started_at", run.createdAt().toString())
                        .put("ended_at", ended)
                        .put("user", run.user());
            }
            context.output().print(() -> table.lines().forEach(context.output()::line), array);
            return 0;
        });
    }
}
