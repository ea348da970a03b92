package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.run.Unit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets paused units run again. */
@Command(
        name = "resume",
        description = "Lets paused units run again; the next run goes on where they stopped.",
        mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(arity = "0..*", paramLabel = "UNIT", description = "Globs of unit ids or datasets; none for all.")
    private List<String> units = new ArrayList<>();

    public ResumeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            List<String> lines = new ArrayList<>();
            for (Unit unit : project.select(units, List.of())) {
                boolean resumed = engine.state().resume(unit.id());
                array.addObject().put("unit", unit.id()).put("resumed", resumed);
                if (resumed || !units.isEmpty()) {
                    lines.add(unit.id() + (resumed ? " runs again; start it with: sluice run" : " was not paused"));
                }
            }
            context.output().print(() -> lines.forEach(context.output()::line), array);
            return 0;
        });
    }
}
