package org.sluice.headless.internal.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.state.Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "history",
        description = "Lists the versions of a checkpoint, newest first.",
        mixinStandardHelpOptions = true)
final class StateHistory implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "UNIT")
    private String unit = "";

    @Option(names = "--limit", paramLabel = "N", description = "How many; 20 by default.")
    private int limit = 20;

    StateHistory(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            String id = States.unitId(project, engine, unit);
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            TextTable table = States.table();
            for (Checkpoint checkpoint : engine.state().checkpoints(id, Math.max(1, limit))) {
                array.add(CheckpointFormat.toJson(checkpoint));
                States.add(checkpoint, table);
            }
            context.output().print(() -> States.print(context, table), array);
            return 0;
        });
    }
}
