package org.sluice.headless.internal.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.state.Checkpoint;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Lists the checkpoints.", mixinStandardHelpOptions = true)
final class ListStates implements Callable<Integer> {

    private final Context context;

    ListStates(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            TextTable table = States.table();
            for (Checkpoint checkpoint : engine.state().latestCheckpoints()) {
                array.add(CheckpointFormat.toJson(checkpoint));
                States.add(checkpoint, table);
            }
            context.output().print(() -> States.print(context, table), array);
            return 0;
        });
    }
}
