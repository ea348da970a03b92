package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.run.Unit;
import org.sluice.run.state.Pause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes runs leave units out. */
@Command(
        name = "pause",
        description = "Makes runs leave units out; one that is running stops after its present slices.",
        mixinStandardHelpOptions = true)
public final class PauseCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(arity = "1..*", paramLabel = "UNIT", description = "Globs of unit ids or datasets.")
    private List<String> units = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who see it later.")
    private String reason = "";

    public PauseCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            List<Unit> selected = project.select(units, List.of());
            String user = "user:" + System.getProperty("user.name", "unknown");
            for (Unit unit : selected) {
                engine.state().pause(new Pause(unit.id(), Instant.now(), user, reason));
                array.addObject().put("unit", unit.id()).put("paused", true);
            }
            context.output()
                    .print(
                            () -> selected.forEach(unit -> context.output()
                                    .line(unit.id() + " is paused; resume it with: sluice resume " + unit.dataset())),
                            array);
            return 0;
        });
    }
}
