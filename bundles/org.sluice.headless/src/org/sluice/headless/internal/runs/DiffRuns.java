package org.sluice.headless.internal.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.Engine;
import org.sluice.run.format.Difference;
import org.sluice.run.format.RequestFormat;
import org.sluice.run.state.RunRecord;
import org.sluice.run.state.UnitRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = "Shows what differs between two runs: requests, configuration, results, checkpoints.",
        mixinStandardHelpOptions = true)
final class DiffRuns implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "RUN")
    private String first = "";

    @Parameters(index = "1", paramLabel = "RUN", description = "'last' is the newest.")
    private String second = "";

    DiffRuns(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            RunRecord left = Runs.require(engine, first);
            RunRecord right = Runs.require(engine, second);
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            TextTable table = new TextTable("what", left.runId(), right.runId());
            for (Difference difference : Difference.between(facts(engine, left), facts(engine, right))) {
                array.addObject()
                        .put("path", difference.path())
                        .put("before", difference.before())
                        .put("after", difference.after());
                table.row(difference.path(), difference.before(), difference.after());
            }
            context.output().print(() -> table.lines().forEach(context.output()::line), array);
            return 0;
        });
    }

    private static ObjectNode facts(Engine engine, RunRecord run) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("state", run.state().name());
        node.put("user", run.user());
        node.set("request", RequestFormat.parse(run.arguments()));
        ObjectNode units = node.putObject("units");
        for (UnitRun unit : engine.state().unitRuns(run.runId())) {
            ObjectNode child = units.putObject(unit.unitId());
            child.put("state", unit.state().name())
                    .put("rows", unit.rows())
                    .put("bytes", unit.bytes())
                    .put("checkpoint_before", unit.baseVersion())
                    .put("checkpoint_after", unit.checkpointVersion());
            child.put(
                    "slices", engine.state().slices(run.runId(), unit.unitId()).size());
            unit.problem().ifPresent(problem -> child.put("problem", problem.text()));
        }
        return node;
    }
}
