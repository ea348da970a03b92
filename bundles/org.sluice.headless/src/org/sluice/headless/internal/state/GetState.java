package org.sluice.headless.internal.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.Output;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.state.Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "get",
        description = "Prints a checkpoint as JSON; state set takes it back.",
        mixinStandardHelpOptions = true)
final class GetState implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "UNIT")
    private String unit = "";

    @Option(names = "--version-number", paramLabel = "N", description = "An earlier version; the newest by default.")
    private @Nullable Long version;

    GetState(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            String id = States.unitId(project, engine, unit);
            Long wanted = version;
            OptionalLong number = wanted == null ? OptionalLong.empty() : OptionalLong.of(wanted);
            Checkpoint checkpoint =
                    number.isPresent() ? States.require(engine, id, number.getAsLong()) : States.require(engine, id);
            ObjectNode node = CheckpointFormat.toJson(checkpoint);
            context.output().print(() -> context.output().line(Output.json(node)), node);
            return 0;
        });
    }
}
