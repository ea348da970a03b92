package org.sluice.headless.internal.state;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.ExitCodes;
import org.sluice.interchange.ImportPlan;
import org.sluice.interchange.ImportPlanner;
import org.sluice.interchange.ImportSettings;
import org.sluice.interchange.ImportedState;
import org.sluice.interchange.StateFiles;
import org.sluice.interchange.StateFormat;
import org.sluice.interchange.TargetUnit;
import org.sluice.project.Project;
import org.sluice.run.Engine;
import org.sluice.run.Unit;
import org.sluice.run.checkpoint.CheckpointEditor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Takes over positions from the state file of this or another tool.",
        mixinStandardHelpOptions = true)
final class ImportStates implements Callable<Integer> {

    private static final List<ChronoUnit> EPOCH_UNITS =
            List.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS);

    private final Context context;

    @Parameters(paramLabel = "FILE", description = "The state file; - is the standard input.")
    private String file = "";

    @Option(
            names = "--as",
            paramLabel = "SHAPE",
            description = "sluice, singer, airbyte, kafka-connect, dlt, embulk or kv-store; detected by default.")
    private Optional<String> shape = Optional.empty();

    @Option(
            names = "--map",
            paramLabel = "THEIRS=UNIT",
            description = "Which stream of the file is which unit, where the names do not tell; repeatable.")
    private List<String> mappings = new ArrayList<>();

    @Option(names = "--unit", paramLabel = "GLOB", description = "Only these units; repeatable.")
    private List<String> units = new ArrayList<>();

    @Option(names = "--zone", paramLabel = "ZONE", description = "The zone of times that are written without one.")
    private Optional<String> zone = Optional.empty();

    @Option(
            names = "--epoch",
            paramLabel = "UNIT",
            description = "What numbers count since 1970: seconds, millis, micros or nanos.")
    private Optional<String> epoch = Optional.empty();

    @Option(names = "--yes", fallbackValue = "true", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--dry-run", fallbackValue = "true", description = "Only say what it would cause.")
    private boolean dryRun;

    ImportStates(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ImportSettings settings = settings();
        ImportedState state = read();
        return context.with((project, engine) -> {
            CheckpointEditor editor = new CheckpointEditor(
                    engine.state(), Clock.systemUTC(), "user:" + System.getProperty("user.name", "unknown"));
            return run(ImportedChanges.of(state, plan(project, engine, state, settings), editor), editor);
        });
    }

    private int run(ImportedChanges changes, CheckpointEditor editor) {
        if (dryRun || changes.isEmpty()) {
            context.output().print(() -> changes.lines().forEach(context.output()::line), changes.tree());
            return code(changes);
        }
        changes.lines().forEach(context.console().err()::println);
        if (!context.confirmed(yes, changes.question())) {
            context.console().err().println("Nothing was changed.");
            return 1;
        }
        changes.apply(editor);
        context.output().print(() -> changes.done().forEach(context.output()::line), changes.tree());
        return code(changes);
    }

    private static int code(ImportedChanges changes) {
        if (!changes.leftOut()) {
            return ExitCodes.OK;
        }
        return changes.found() ? ExitCodes.PARTIAL : ExitCodes.FAILED;
    }

    private ImportPlan plan(Project project, Engine engine, ImportedState state, ImportSettings settings) {
        List<Unit> selected = units.isEmpty()
                ? project.entries().stream()
                        .flatMap(entry -> entry.unit().stream())
                        .toList()
                : project.select(units, List.of());
        ImportTargets targets = new ImportTargets(engine, selected);
        List<TargetUnit> named = ImportPlanner.targets(state, targets.all(), settings);
        return ImportPlanner.plan(state, targets.withTypesOf(named), settings);
    }

    private ImportedState read() {
        Optional<StateFormat> format = shape.map(StateFormat::of);
        if (!file.equals("-")) {
            return StateFiles.read(context.console().directory().resolve(file), format);
        }
        try {
            return StateFiles.read("standard input", context.console().in(), format);
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT, "The standard input cannot be read.", "Name a file.", e);
        }
    }

    private ImportSettings settings() {
        return new ImportSettings(
                mappings.stream().map(ImportStates::mapping).toList(),
                zone.map(ImportStates::zone),
                epoch.map(ImportStates::epochUnit));
    }

    private static ImportSettings.Mapping mapping(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "--map is '" + text + "'.",
                    "Write their name, an equals sign and a unit: --map orders=shop/public.orders@lake");
        }
        return new ImportSettings.Mapping(text.substring(0, equals), text.substring(equals + 1));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "--zone is '" + text + "', which is no time zone.",
                    "Write UTC, +02:00 or Europe/Berlin.",
                    e);
        }
    }

    private static ChronoUnit epochUnit(String text) {
        return EPOCH_UNITS.stream()
                .filter(unit -> unit.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        "--epoch is '" + text + "'.",
                        "Expected is seconds, millis, micros or nanos."));
    }
}
