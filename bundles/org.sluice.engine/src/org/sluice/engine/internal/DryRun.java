package org.sluice.engine.internal;

import java.util.List;
import java.util.Optional;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.api.source.SupportsSliceSql;
import org.sluice.run.RunRequest;
import org.sluice.run.Unit;
import org.sluice.run.UnitPlan;
import org.sluice.run.format.PlanFormat;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.UnitRun;

/** Says what a run would do. Writes nothing. */
final class DryRun {

    private final EngineContext context;
    private final RunRequest request;

    DryRun(EngineContext context, RunRequest request) {
        this.context = context;
        this.request = request;
    }

    UnitPlan plan(Unit unit) {
        Optional<Checkpoint> checkpoint = context.state().checkpoint(unit.id());
        try (Source source = context.openSource(unit)) {
            Optional<UnitRun> unfinished = Unfinished.find(context.state(), unit, fingerprint(unit), checkpoint);
            ReadRequest read = ReadRequests.of(unit, request, checkpoint.flatMap(Checkpoint::cursor), source);
            Optional<SlicePlan> stored = unfinished
                    .flatMap(UnitRun::plan)
                    .map(PlanFormat::parse)
                    .filter(plan -> source.canContinue(read, plan));
            SlicePlan plan = stored.orElseGet(() -> Planning.plan(source, read, request));
            return result(unit, checkpoint, stored.flatMap(p -> unfinished), plan, statements(source, read, plan));
        } catch (SluiceException e) {
            return new UnitPlan(
                    unit,
                    unit.mode().sync(),
                    request.writeMode(unit),
                    "",
                    version(checkpoint),
                    cursor(checkpoint),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.of(e.problem()));
        }
    }

    private static List<String> statements(Source source, ReadRequest read, SlicePlan plan) {
        return source instanceof SupportsSliceSql sql
                ? plan.slices().stream()
                        .map(slice -> sql.sql(read, plan, slice))
                        .toList()
                : List.of();
    }

    private UnitPlan result(
            Unit unit, Optional<Checkpoint> checkpoint, Optional<UnitRun> resumed, SlicePlan plan, List<String> sql) {
        return new UnitPlan(
                unit,
                unit.mode().sync(),
                request.writeMode(unit),
                fingerprint(unit),
                version(checkpoint),
                cursor(checkpoint),
                resumed.map(UnitRun::runId),
                Optional.of(plan),
                sql,
                Optional.empty());
    }

    private String fingerprint(Unit unit) {
        return new Fingerprints(context).of(unit, request);
    }

    private static long version(Optional<Checkpoint> checkpoint) {
        return checkpoint.map(Checkpoint::version).orElse(0L);
    }

    static Optional<String> cursor(Optional<Checkpoint> checkpoint) {
        return checkpoint.flatMap(Checkpoint::cursor).map(cursor -> cursor.value()
                .text());
    }
}
