package org.sluice.headless.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.project.Project;
import org.sluice.project.UnitStanding;
import org.sluice.project.schedule.DueUnits;
import org.sluice.run.Engine;
import org.sluice.run.RunRequest;
import org.sluice.run.Unit;
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

    @Option(
            names = "--due",
            fallbackValue = "true",
            description = "Run only those whose schedule says so now; for cron and the like.")
    private boolean due;

    public RunCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.withValid((project, engine) -> {
            Optional<RunRequest> request = due
                    ? selected.among(due(project, engine), project)
                    : Optional.of(plan.map(file -> selected.reviewed(project, read(file)))
                            .orElseGet(() -> selected.request(project)));
            if (request.isEmpty()) {
                new SummaryPrinter(context).nothingDue();
                return 0;
            }
            return dryRun
                    ? PlanCommand.show(context, engine.runs(), request.get(), false)
                    : new Runner(context).run(project, engine, request.get()).exitCode();
        });
    }

    private List<Unit> due(Project project, Engine engine) {
        if (plan.isPresent()) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT, "A plan says itself which units are run.", "Leave out --due.");
        }
        return DueUnits.among(UnitStanding.all(project, engine.state()), Instant.now());
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
