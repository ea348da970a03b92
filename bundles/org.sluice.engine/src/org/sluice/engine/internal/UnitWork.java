package org.sluice.engine.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.api.staging.StagingSession;
import org.sluice.run.RunEvent;
import org.sluice.run.RunState;
import org.sluice.run.SyncMode;
import org.sluice.run.Unit;
import org.sluice.run.format.PlanFormat;
import org.sluice.run.format.Receipt;
import org.sluice.run.format.SinkFormat;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.SliceRecord;
import org.sluice.run.state.UnitRun;

/** The work of one locked unit: recover, plan, read slice by slice, commit. */
final class UnitWork {

    private final EngineContext context;
    private final RunExecution run;
    private final Unit unit;
    private final ExecutorService sliceThreads;
    private UnitRun record;
    private @Nullable SliceRun slices;

    UnitWork(EngineContext context, RunExecution run, Unit unit, ExecutorService sliceThreads, Instant startedAt) {
        this.context = context;
        this.run = run;
        this.unit = unit;
        this.sliceThreads = sliceThreads;
        this.record = UnitRun.begin(run.runId(), unit.id(), unit.mode().sync(), "", startedAt);
    }

    UnitRun record() {
        SliceRun current = slices;
        return current == null ? record : current.record();
    }

    int sliceCount() {
        SliceRun current = slices;
        return current == null ? 0 : current.sliceCount();
    }

    boolean paused() {
        SliceRun current = slices;
        return current != null && current.paused();
    }

    int reused() {
        SliceRun current = slices;
        return current == null ? 0 : current.reused();
    }

    int committedNow() {
        SliceRun current = slices;
        return current == null ? 0 : current.committedNow();
    }

    UnitExecution.Totals totals() {
        SliceRun current = slices;
        return UnitExecution.Totals.of(current == null ? List.<Receipt>of() : current.committedReceipts());
    }

    /** Does the work; returns the first problem of a slice, after the other slices have been brought as far as possible. */
    Optional<Problem> execute() {
        Optional<Checkpoint> checkpoint = context.state().checkpoint(unit.id());
        Optional<UnitRun> newest = context.state().latestUnitRun(unit.id());
        record = record.withFingerprint(fingerprint(newest));
        Optional<UnitRun> unfinished = Unfinished.find(context.state(), unit, record.fingerprint(), checkpoint);
        // Stored before anything can fail, so that a run that fails here hides no sealed slices of an earlier one.
        unfinished.ifPresentOrElse(this::takeUp, () -> context.state().createUnitRun(record, List.of()));
        run.emit(new RunEvent.UnitStarted(run.runId(), context.now(), unit.id(), unfinished.map(UnitRun::runId)));
        try (Source source = context.openSource(unit);
                Sink sink = context.openSink(unit.sink())) {
            requireWriteMode(sink);
            new Recovery(context, unit, sink).settle();
            Optional<Checkpoint> settled = context.state().checkpoint(unit.id());
            if (unfinished.isPresent() && resume(source, sink, settled)) {
                return finish();
            }
            unfinished
                    .or(() -> newest.filter(old -> old.state() != RunState.SUCCEEDED))
                    .ifPresent(old -> new Recovery(context, unit, sink).abandon(old));
            startFresh(source, sink, settled);
            return finish();
        } finally {
            closeSessions();
        }
    }

    /** Where an endpoint cannot be resolved, unfinished work stays as it is for the run that can. */
    private String fingerprint(Optional<UnitRun> newest) {
        try {
            return new Fingerprints(context).of(unit, run.request());
        } catch (SluiceException e) {
            newest.filter(old -> old.state() != RunState.SUCCEEDED)
                    .ifPresentOrElse(this::takeUp, () -> context.state().createUnitRun(record, List.of()));
            throw e;
        }
    }

    private void takeUp(UnitRun old) {
        List<SliceRecord> taken = context.state().slices(old.runId(), unit.id()).stream()
                .map(slice -> SliceRun.takenUp(slice, run.runId()))
                .toList();
        record = record.takingUp(old);
        context.state().createUnitRun(record, taken);
    }

    private void requireWriteMode(Sink sink) {
        WriteMode mode = writeMode();
        if (!sink.writeModes().contains(mode)) {
            throw new SluiceException(
                    ProblemCode.E_UNSUPPORTED_OPERATION,
                    "The sink '" + unit.sink() + "' cannot " + mode.name().toLowerCase(java.util.Locale.ROOT) + " ("
                            + unit.origin() + "); it can "
                            + sink.writeModes().toString().toLowerCase(java.util.Locale.ROOT) + ".",
                    "Choose another write_mode for " + unit.dataset() + ", or another sink.");
        }
    }

    private WriteMode writeMode() {
        return run.request().writeMode(unit);
    }

    /** Goes on with the stored plan; false when the source has changed so that its slices no longer fit together. */
    private boolean resume(Source source, Sink sink, Optional<Checkpoint> checkpoint) {
        SlicePlan plan = PlanFormat.parse(record.plan().orElseThrow());
        SinkTarget target = SinkFormat.parseTarget(record.target().orElseThrow());
        Optional<Checkpoint.Cursor> from = baseCursor();
        ReadRequest request =
                Planning.bounded(source, ReadRequests.of(unit, run.request(), from, source), run.request());
        Reviewed.requireSame(plan, run.request(), unit);
        if (!source.canContinue(request, plan)) {
            note("The source has changed since the interrupted run " + record.workId()
                    + " planned its slices; reading them anew.");
            return false;
        }
        note("Taking up the interrupted run " + record.workId() + ".");
        open(source, sink, request, plan, target, from, checkpoint);
        return true;
    }

    /** The cursor that the work began with: later versions are this work's own. */
    private Optional<Checkpoint.Cursor> baseCursor() {
        return besideCheckpoint()
                ? Optional.empty()
                : context.state().checkpoint(unit.id(), record.baseVersion()).flatMap(Checkpoint::cursor);
    }

    /** Whether this run takes no notice of where the checkpoint stands. */
    private boolean besideCheckpoint() {
        return run.request().fullRefresh() || run.request().backfill().isPresent();
    }

    private void startFresh(Source source, Sink sink, Optional<Checkpoint> before) {
        Optional<Checkpoint> checkpoint = before;
        ReadRequest first = ReadRequests.of(unit, run.request(), checkpoint.flatMap(Checkpoint::cursor), source);
        Optional<String> assumed = run.request().assumeCursor();
        if (checkpoint.isEmpty() && assumed.isPresent() && first.cursor().isPresent()) {
            checkpoint = Optional.of(assume(source, first, assumed.get()));
        }
        Optional<Checkpoint.Cursor> from =
                besideCheckpoint() ? Optional.empty() : checkpoint.flatMap(Checkpoint::cursor);
        ReadRequest request =
                Planning.bounded(source, ReadRequests.of(unit, run.request(), from, source), run.request());
        new Adoption(unit, run.request()).requireNoHole(request, checkpoint);
        Reviewed.requireUnchanged(run.request(), unit, record.fingerprint(), checkpoint);
        SlicePlan plan = Reviewed.plan(source, request, run.request(), unit);
        plan.notes().forEach(this::note);
        SinkTarget target = new SinkTarget(
                unit.id(),
                run.runId(),
                unit.object(),
                plan.schema(),
                plan.primaryKey(),
                writeMode(),
                LocalDate.ofInstant(context.now(), ZoneOffset.UTC),
                run.request().fullRefresh(),
                unit.mode().cursorField());
        record = record.planned(
                checkpoint.map(Checkpoint::version).orElse(0L),
                PlanFormat.toJson(plan).toString(),
                SinkFormat.toJson(target).toString());
        open(source, sink, request, plan, target, from, checkpoint);
    }

    private Checkpoint assume(Source source, ReadRequest request, String cursor) {
        Checkpoint checkpoint = new Checkpoint(
                unit.id(),
                1,
                0,
                context.now(),
                "user:" + context.settings().user(),
                Checkpoint.Reason.EDIT,
                Optional.of(new Checkpoint.Cursor(
                        request.cursor().orElseThrow().field(),
                        Planning.typed(source, request, cursor),
                        List.of(),
                        false)),
                Optional.empty(),
                "",
                Map.of());
        context.state().appendCheckpoint(checkpoint, Optional.of(run.owner()));
        return checkpoint;
    }

    private void open(
            Source source,
            Sink sink,
            ReadRequest request,
            SlicePlan plan,
            SinkTarget target,
            Optional<Checkpoint.Cursor> from,
            Optional<Checkpoint> checkpoint) {
        SinkSession session = sink.open(target);
        StagingSession staging;
        try {
            requireAgreement(session, target, checkpoint);
            staging = context.openStaging(unit, record.workId());
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
        boolean leavesOut = target.mode() == WriteMode.APPEND;
        SliceWork work = new SliceWork(
                source,
                staging,
                session,
                request,
                plan,
                leavesOut ? edge(source, request, plan, from) : new BoundaryRows.Edge(Optional.empty(), Map.of()),
                base(request, from),
                run.cancellation());
        SliceRun opened = new SliceRun(context, run, unit, record, work, target.mode(), sliceThreads);
        slices = opened;
        opened.store();
    }

    private BoundaryRows.Edge edge(
            Source source, ReadRequest request, SlicePlan plan, Optional<Checkpoint.Cursor> from) {
        return new BoundaryRows.Edge(from, new LateTies(source, request, plan, unit).find(from, run.cancellation()));
    }

    private Optional<CursorValue> base(ReadRequest request, Optional<Checkpoint.Cursor> from) {
        return run.request().backfill().isPresent()
                ? request.cursor().flatMap(ReadRequest.Cursor::lower)
                : from.map(Checkpoint.Cursor::value);
    }

    /** A run that replaces everything, or reads beside the checkpoint, does not rest on it. */
    private void requireAgreement(SinkSession session, SinkTarget target, Optional<Checkpoint> checkpoint) {
        boolean rests = unit.mode().sync() == SyncMode.INCREMENTAL
                && target.mode() != WriteMode.OVERWRITE
                && !besideCheckpoint();
        if (rests) {
            new Agreement(unit, target, context.state().sinkCommit(unit.id()), checkpoint).require(session);
        }
    }

    private Optional<Problem> finish() {
        return requireSlices().execute();
    }

    private SliceRun requireSlices() {
        SliceRun current = slices;
        if (current == null) {
            throw new IllegalStateException("No slices were opened");
        }
        return current;
    }

    private void closeSessions() {
        SliceRun current = slices;
        if (current != null) {
            current.close();
        }
    }

    private void note(String message) {
        run.emit(new RunEvent.Note(run.runId(), context.now(), unit.id(), message));
    }
}
