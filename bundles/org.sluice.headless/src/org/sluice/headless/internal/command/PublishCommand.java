package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.Unit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows readers what was committed aside. */
@Command(
        name = "publish",
        description = "Lets readers see what runs have committed to the branch of their Iceberg endpoint.",
        mixinStandardHelpOptions = true)
public final class PublishCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(arity = "1..*", paramLabel = "UNIT", description = "Globs of unit ids or datasets.")
    private List<String> units = new ArrayList<>();

    public PublishCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.withValid((project, engine) -> {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            TextTable table = new TextTable("unit", "object", "commits published");
            for (Unit unit : project.select(units, List.of())) {
                int commits = engine.endpoints().publish(unit);
                table.row(unit.id(), unit.object(), commits);
                array.addObject()
                        .put("unit", unit.id())
                        .put("object", unit.object())
                        .put("commits", commits);
            }
            context.output().print(() -> table.lines().forEach(context.output()::line), array);
            return 0;
        });
    }
}
