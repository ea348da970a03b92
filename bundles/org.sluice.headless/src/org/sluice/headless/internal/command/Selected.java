package org.sluice.headless.internal.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.config.OptionValues;
import org.sluice.project.Project;
import org.sluice.run.Reading;
import org.sluice.run.ReviewedRequest;
import org.sluice.run.RunRequest;
import org.sluice.run.Unit;
import org.sluice.run.format.PlanFormat;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Options that say which units, and how: for run and plan alike. */
final class Selected {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("null")
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "UNIT", description = "Globs of unit ids or datasets; none for all.")
    private List<String> units = new ArrayList<>();

    @Option(names = "--unit", paramLabel = "GLOB", description = "The same as an option; repeatable.")
    private List<String> moreUnits = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "GLOB", description = "Units to leave out; repeatable.")
    private List<String> exclude = new ArrayList<>();

    @Option(
            names = "--full-refresh",
            fallbackValue = "true",
            description = "Read everything and replace the target, of the selected units only.")
    private boolean fullRefresh;

    @Option(
            names = "--assume-cursor",
            paramLabel = "VALUE",
            description = "Where to go on when the state was lost but the target has data.")
    private Optional<String> assumeCursor = Optional.empty();

    @Option(names = "--end", paramLabel = "VALUE", description = "Stop before this cursor value.")
    private Optional<String> end = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "ROWS",
            description = "At most so many rows of each unit; the checkpoint does not move.")
    private long limit;

    @Option(names = "--parallel", paramLabel = "N", description = "Slices that run at a time, over all units.")
    private int parallel = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));

    @Option(names = "--timeout", paramLabel = "DURATION", description = "Stop after this time, such as 30m.")
    private Optional<String> timeout = Optional.empty();

    RunRequest request(Project project) {
        return request(project, fullRefresh ? new Reading.Everything() : new Reading.AsConfigured(assumeCursor, end));
    }

    RunRequest backfill(Project project, String start, Reading.Adoption adoption) {
        if (fullRefresh || assumeCursor.isPresent() || end.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A backfill takes --start and --end, and neither --full-refresh nor --assume-cursor.");
        }
        return request(project, new Reading.Backfill(start, end.get(), adoption));
    }

    RunRequest reviewed(Project project, String plan) {
        if (fullRefresh || assumeCursor.isPresent() || end.isPresent() || limit > 0 || !units.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "A plan says itself which units are read and how; give it no others.");
        }
        ReviewedRequest reviewed = PlanFormat.parseReviewed(plan);
        List<Unit> planned = project.select(List.copyOf(reviewed.plans().keySet()), List.of());
        return new RunRequest(
                planned, reviewed.reading(), reviewed.plans(), reviewed.limit(), parallel, timeout.map(Selected::time));
    }

    /** Those of the selected units that are in a list; empty when none of them is. */
    Optional<RunRequest> among(List<Unit> wanted, Project project) {
        RunRequest all = request(project);
        List<Unit> both = all.units().stream().filter(wanted::contains).toList();
        return both.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunRequest(
                        both, all.reading(), all.reviewed(), all.limit(), all.parallel(), all.timeout()));
    }

    private RunRequest request(Project project, Reading reading) {
        List<String> globs = new ArrayList<>(units);
        globs.addAll(moreUnits);
        List<Unit> selected = project.select(globs, exclude);
        if (fullRefresh && assumeCursor.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--full-refresh reads everything, so it goes without --assume-cursor.");
        }
        if (selected.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "There is no unit to run.");
        }
        if (parallel < 1 || limit < 0) {
            throw new ParameterException(spec.commandLine(), "--parallel and --limit take positive numbers.");
        }
        try {
            return new RunRequest(selected, reading, Map.of(), limit, parallel, timeout.map(Selected::time));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + timeout.orElse("") + "' is not a duration; expected 600, 30s, 10m or 2h.",
                    e);
        }
    }

    /** A number alone is seconds, as in other tools. */
    private static Duration time(String text) {
        Duration time = OptionValues.parseDuration(text.matches("\\d+") ? text + "s" : text);
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(text);
        }
        return time;
    }
}
