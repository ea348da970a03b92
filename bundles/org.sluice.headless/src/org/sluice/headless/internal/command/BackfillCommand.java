package org.sluice.headless.internal.command;

import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.run.Reading;
import org.sluice.run.RunRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads a range beside the checkpoint. */
@Command(
        name = "backfill",
        description = "Reads a range of the cursor, beside the checkpoint and without moving it.",
        mixinStandardHelpOptions = true)
public final class BackfillCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private Selected selected = new Selected();

    @Option(names = "--start", required = true, paramLabel = "VALUE", description = "The first cursor value.")
    private String start = "";

    @Option(
            names = "--adopt",
            fallbackValue = "true",
            description = "Move the checkpoint to the end of the range, when that is ahead and leaves out nothing.")
    private boolean adopt;

    @Option(names = "--dry-run", fallbackValue = "true", description = "Only show what would be done, as plan does.")
    private boolean dryRun;

    public BackfillCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.withValid((project, engine) -> {
            Reading.Adoption adoption = adopt ? Reading.Adoption.ADOPT : Reading.Adoption.NONE;
            RunRequest request = selected.backfill(project, start, adoption);
            return dryRun
                    ? PlanCommand.show(context, engine.runs(), request, false)
                    : new Runner(context).run(project, engine, request).exitCode();
        });
    }
}
