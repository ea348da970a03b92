package org.sluice.headless.internal.runs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.run.Engine;
import org.sluice.run.SliceState;
import org.sluice.run.format.PlanFormat;
import org.sluice.run.state.SliceRecord;
import org.sluice.run.state.UnitRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "skip",
        description =
                "Leaves a slice that cannot be read out of a unit's unfinished work, for a reason that stays known.",
        mixinStandardHelpOptions = true)
final class SkipSlice implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "UNIT", description = "The unit's id.")
    private String unit = "";

    @Parameters(index = "1", paramLabel = "SLICE", description = "The slice's number, as runs show lists it.")
    private int slice;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why its rows are left out.")
    private String reason = "";

    @Option(names = "--yes", fallbackValue = "true", description = "Do not ask.")
    private boolean yes;

    SkipSlice(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            UnitRun run = engine.state()
                    .latestUnitRun(unit)
                    .orElseThrow(() -> wrong("The unit '" + unit + "' has never run."));
            SliceRecord found = require(engine, run);
            String question = "This leaves slice " + slice + " of " + unit + " (" + description(run)
                    + ") out; the checkpoint will pass over it, and its rows come only with a backfill.";
            if (!context.confirmed(yes, question)) {
                context.console().err().println("Nothing was changed.");
                return 1;
            }
            engine.state().updateSlice(found.skipped(reason));
            context.output()
                    .print(
                            () -> context.output()
                                    .line("slice " + slice + " of " + unit + " is left out; go on with: sluice run"),
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("unit", unit)
                                    .put("slice", slice)
                                    .put("state", SliceState.SKIPPED.name()));
            return 0;
        });
    }

    private SliceRecord require(Engine engine, UnitRun run) {
        if (engine.state().lockHolder(unit).isPresent()) {
            throw new SluiceException(
                    ProblemCode.E_UNIT_LOCKED, "Unit " + unit + " is being run.", "Wait for it, or stop it first.");
        }
        Optional<SliceRecord> found = engine.state().slices(run.runId(), unit).stream()
                .filter(record -> record.index() == slice)
                .findFirst();
        SliceRecord record = found.orElseThrow(() -> wrong("The unit's newest work has no slice " + slice + "."));
        if (record.state() == SliceState.COMMITTED || record.state() == SliceState.STAGED) {
            throw wrong("Slice " + slice + " of " + unit + " is " + record.state()
                    + "; only one that was not read can be " + "left out.");
        }
        return record;
    }

    private String description(UnitRun run) {
        return run.plan()
                .map(plan -> PlanFormat.parse(plan).slices().get(slice).description())
                .orElse("");
    }

    private static SluiceException wrong(String message) {
        return new SluiceException(ProblemCode.E_INVALID_INPUT, message, "See: sluice runs show last");
    }
}
