package org.sluice.headless.internal.command;

import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.run.RunRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs units. */
@Command(name = "run", description = "Runs units: all, or those that are named.", mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private Selected selected = new Selected();

    @Option(names = "--dry-run", fallbackValue = "true", description = "Only show what would be done, as plan does.")
    private boolean dryRun;

    public RunCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.withValid((project, engine) -> {
            RunRequest request = selected.request(project);
            return dryRun
                    ? PlanCommand.show(context, engine.runs(), request, false)
                    : new Runner(context).run(project, engine, request).exitCode();
        });
    }
}
