package org.sluice.headless.internal.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.run.log.RunLog;
import org.sluice.run.state.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints the events of a run, as JSON lines.", mixinStandardHelpOptions = true)
final class RunLogs implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "RUN")
    private String id = "";

    RunLogs(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            RunRecord run = Runs.require(engine, id);
            Path file = RunLog.file(project.home().resolve("logs"), run.runId());
            try (Stream<String> lines = Files.lines(file)) {
                lines.forEach(context.console().out()::println);
                return 0;
            } catch (IOException e) {
                throw new SluiceException(
                        ProblemCode.E_INVALID_INPUT, "The run " + run.runId() + " has no log: " + file + ".", "", e);
            }
        });
    }
}
