package org.sluice.headless.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
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

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description =
                    "Carry out a plan that sluice plan -o json wrote, exactly, or refuse when it does not hold any more.")
    private Optional<String> plan = Optional.empty();

    public RunCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.withValid((project, engine) -> {
            RunRequest request =
                    plan.map(file -> selected.reviewed(project, read(file))).orElseGet(() -> selected.request(project));
            return dryRun
                    ? PlanCommand.show(context, engine.runs(), request, false)
                    : new Runner(context).run(project, engine, request).exitCode();
        });
    }

    private String read(String file) {
        try {
            return Files.readString(context.console().directory().resolve(file));
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "The plan '" + file + "' cannot be read: " + e.getMessage() + ".",
                    "",
                    e);
        }
    }
}
