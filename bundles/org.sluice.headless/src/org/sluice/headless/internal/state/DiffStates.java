package org.sluice.headless.internal.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.format.Difference;
import org.sluice.run.state.Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = "Shows what differs between two versions: the two newest, or those that are named.",
        mixinStandardHelpOptions = true)
final class DiffStates implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "UNIT")
    private String unit = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FROM",
            description = "A version; the one before TO by default.")
    private long from;

    @Parameters(index = "2", arity = "0..1", paramLabel = "TO", description = "A version; the newest by default.")
    private long to;

    DiffStates(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            String id = States.unitId(project, engine, unit);
            Checkpoint second = to > 0 ? States.require(engine, id, to) : States.require(engine, id);
            Checkpoint first = States.require(engine, id, from > 0 ? from : Math.max(1, second.parent()));
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            TextTable table = new TextTable("path", "version " + first.version(), "version " + second.version());
            for (Difference diff :
                    Difference.between(CheckpointFormat.toJson(first), CheckpointFormat.toJson(second))) {
                array.addObject()
                        .put("path", diff.path())
                        .put("before", diff.before())
                        .put("after", diff.after());
                table.row(diff.path(), diff.before(), diff.after());
            }
            context.output().print(() -> States.print(context, table), array);
            return 0;
        });
    }
}
