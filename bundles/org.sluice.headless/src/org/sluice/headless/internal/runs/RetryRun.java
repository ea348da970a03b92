package org.sluice.headless.internal.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.ExitCodes;
import org.sluice.headless.internal.command.Runner;
import org.sluice.project.Project;
import org.sluice.run.Engine;
import org.sluice.run.RunRequest;
import org.sluice.run.RunState;
import org.sluice.run.Unit;
import org.sluice.run.format.RequestFormat;
import org.sluice.run.state.RunRecord;
import org.sluice.run.state.UnitRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "retry",
        description =
                "Runs the units of a run that did not succeed again, as they were asked for then; slices that are "
                        + "sealed or committed are not read again.",
        mixinStandardHelpOptions = true)
final class RetryRun implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "RUN", description = "The run; 'last' is the newest.")
    private String id = "";

    RetryRun(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.withValid((project, engine) -> {
            RunRecord run = Runs.require(engine, id);
            Optional<RunRequest> request = request(project, engine, run);
            if (request.isEmpty()) {
                context.output()
                        .print(
                                () -> context.output().line("run " + run.runId() + " has nothing to retry"),
                                JsonNodeFactory.instance.objectNode().put("run_id", run.runId()));
                return ExitCodes.OK;
            }
            return new Runner(context).run(project, engine, request.get()).exitCode();
        });
    }

    private static Optional<RunRequest> request(Project project, Engine engine, RunRecord run) {
        JsonNode asked = RequestFormat.parse(run.arguments());
        Set<String> done = engine.state().unitRuns(run.runId()).stream()
                .filter(unit -> unit.state() == RunState.SUCCEEDED)
                .map(UnitRun::unitId)
                .collect(Collectors.toSet());
        List<String> wanted = RequestFormat.units(asked).stream()
                .filter(unit -> !done.contains(unit))
                .toList();
        List<Unit> units = project.units().stream()
                .filter(unit -> wanted.contains(unit.id()))
                .toList();
        return units.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunRequest(
                        units,
                        RequestFormat.reading(asked),
                        Map.of(),
                        asked.path("limit").asLong(),
                        Math.max(1, asked.path("parallel").asInt()),
                        Optional.empty()));
    }
}
