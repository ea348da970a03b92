package org.sluice.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.source.ReadRequest;
import org.sluice.run.Reading;
import org.sluice.run.RunEvent;
import org.sluice.run.SliceState;
import org.sluice.run.Unit;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.format.Receipt;
import org.sluice.run.format.ReceiptFormat;
import org.sluice.run.format.SinkFormat;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.CommitRecord;
import org.sluice.run.state.CoveredRange;
import org.sluice.run.state.SinkCommit;
import org.sluice.run.state.SliceRecord;
import org.sluice.run.state.UnitRun;

/** Commits prepared slices and moves the checkpoint: the sink first, then the state, never the other way round. */
final class Commits {

    private final EngineContext context;
    private final RunExecution run;
    private final Unit unit;
    private final SliceWork work;
    private UnitRun record;
    private int committedNow;

    Commits(EngineContext context, RunExecution run, Unit unit, SliceWork work, UnitRun record) {
        this.context = context;
        this.run = run;
        this.unit = unit;
        this.work = work;
        this.record = record;
    }

    UnitRun record() {
        return record;
    }

    int committedNow() {
        return committedNow;
    }

    /** Commits the staged slices that have no uncommitted one before them, each by itself. */
    void commitPrefix(List<SliceRecord> records) {
        for (SliceRecord slice : List.copyOf(records)) {
            if (slice.state() == SliceState.STAGED) {
                commit(
                        List.of(slice),
                        records,
                        work.plan().slices().get(slice.index()).cursorUpper());
            } else if (slice.state() == SliceState.SKIPPED) {
                pass(slice);
            } else if (slice.state() != SliceState.COMMITTED) {
                return;
            }
        }
    }

    /** The checkpoint moves over a slice that somebody decided to leave out. */
    private void pass(SliceRecord slice) {
        Optional<CursorValue> upper = work.plan().slices().get(slice.index()).cursorUpper();
        Optional<Checkpoint> current = context.state().checkpoint(unit.id());
        if (upper.isEmpty()
                || !ahead(upper.get(), current)
                || run.request().backfill().isPresent()) {
            return;
        }
        Checkpoint next = moved(current, upper, List.of(), current.flatMap(Checkpoint::sinkCommit));
        CoveredRange range = new CoveredRange(
                unit.id(),
                run.runId(),
                CoveredRange.Kind.SKIP,
                Optional.of(slice).flatMap(this::low),
                upper.get(),
                0,
                context.now(),
                slice.problem().map(Problem::message).orElse(""));
        record = record.movedTo(next.version());
        context.state()
                .recordCommit(
                        new CommitRecord(record, List.of(), Optional.of(next), Optional.empty(), Optional.of(range)));
        announce(next);
    }

    private static boolean ahead(CursorValue value, Optional<Checkpoint> current) {
        return current.flatMap(Checkpoint::cursor)
                .filter(cursor -> cursor.value().compareTo(value) >= 0)
                .isEmpty();
    }

    /** Where a slice begins: behind the one before it, or where the work began. */
    private Optional<CursorValue> low(SliceRecord slice) {
        return slice.index() > 0 ? work.plan().slices().get(slice.index() - 1).cursorUpper() : work.base();
    }

    /** Commits what is left, all at once; also nothing at all, where that empties the target. */
    void commitRest(List<SliceRecord> records, boolean inOrder) {
        List<SliceRecord> staged = records.stream()
                .filter(slice -> slice.state() == SliceState.STAGED)
                .toList();
        boolean emptySource = records.isEmpty() && !idle(records);
        if (!staged.isEmpty() || emptySource) {
            commit(staged, records, work.plan().cursorUpper());
        } else if (inOrder) {
            commitPrefix(records);
        }
    }

    /** Whether there was nothing to do: an empty plan of news, which is not an empty source. */
    boolean idle(List<SliceRecord> records) {
        return records.isEmpty()
                && work.request().cursor().isPresent()
                && !run.request().fullRefresh();
    }

    private void commit(List<SliceRecord> slices, List<SliceRecord> records, Optional<CursorValue> cursor) {
        Optional<Checkpoint> current = context.state().checkpoint(unit.id());
        List<Receipt> receipts = slices.stream().map(Commits::receipt).toList();
        String commitId = commitId(slices);
        String target = record.target().orElseThrow();
        Optional<Checkpoint> next = nextCheckpoint(current, receipts, cursor, commitId);
        CommitRequest request = new CommitRequest(
                commitId,
                next.or(() -> current).map(Checkpoint::version).orElse(0L),
                next.map(moved -> CheckpointFormat.toJson(moved).toString()).orElse(""),
                slices.stream()
                        .map(slice -> SinkFormat.parsePrepared(slice.prepared().orElseThrow()))
                        .toList());
        Optional<CoveredRange> range = range(slices, receipts, cursor);
        context.state()
                .beginCommit(
                        unit.id(), commitId, PendingFormat.toJson(new Recovery.Pending(request, next, range, target)));
        CommitOutcome outcome = work.sink().commit(request);
        if (outcome instanceof CommitOutcome.Committed committed) {
            if (run.request().fullRefresh()) {
                context.state().clearCoverage(unit.id());
            }
            SinkCommit sinkCommit = new SinkCommit(commitId, request.checkpointVersion());
            store(slices, records, committed, new Moved(receipts, next, sinkCommit, range));
        } else if (outcome instanceof CommitOutcome.NotCommitted not) {
            context.state().forgetCommit(unit.id());
            throw new SluiceException(not.problem());
        } else if (outcome instanceof CommitOutcome.Unknown unknown) {
            throw new SluiceException(
                    ProblemCode.E_COMMIT_UNKNOWN,
                    "It is not known whether commit " + commitId + " of " + unit.id() + " stands in the sink: "
                            + unknown.problem().message(),
                    "Nothing was cleaned up. Run again: the next run asks the sink and goes on from there.");
        }
    }

    /** What a commit brings besides the slices themselves. */
    private record Moved(
            List<Receipt> receipts, Optional<Checkpoint> next, SinkCommit sinkCommit, Optional<CoveredRange> range) {}

    private void store(
            List<SliceRecord> slices, List<SliceRecord> records, CommitOutcome.Committed committed, Moved moved) {
        List<SliceRecord> stored = new ArrayList<>();
        UnitRun total = record;
        for (int i = 0; i < slices.size(); i++) {
            Receipt receipt = moved.receipts().get(i).withSink(committed.details());
            SliceRecord old = slices.get(i);
            stored.add(new SliceRecord(
                    run.runId(),
                    unit.id(),
                    old.index(),
                    SliceState.COMMITTED,
                    old.attempts(),
                    old.prepared(),
                    Optional.of(ReceiptFormat.toJson(receipt).toString()),
                    Optional.empty()));
            total = total.plus(receipt.sunk().rows(), receipt.sunk().bytes(), receipt.storedBytes());
        }
        UnitRun reached =
                moved.next().map(Checkpoint::version).map(total::movedTo).orElse(total);
        context.state()
                .recordCommit(new CommitRecord(
                        reached, stored, moved.next(), Optional.of(moved.sinkCommit()), moved.range()));
        record = reached;
        committedNow += stored.size();
        for (SliceRecord slice : stored) {
            records.set(slice.index(), slice);
            work.staging().discard(slice.index());
            run.emit(new RunEvent.SliceCommitted(
                    run.runId(),
                    context.now(),
                    unit.id(),
                    slice.index(),
                    receipt(slice).sunk().rows()));
        }
        moved.next().ifPresent(this::announce);
    }

    private void announce(Checkpoint moved) {
        run.emit(new RunEvent.CheckpointMoved(
                run.runId(),
                context.now(),
                unit.id(),
                moved.version(),
                moved.cursor().map(c -> c.value().text())));
    }

    private String commitId(List<SliceRecord> slices) {
        String first =
                slices.isEmpty() ? "none" : Integer.toString(slices.get(0).index());
        return record.workId() + "-" + Hashes.sha256(unit.id()).substring(0, 8) + "-" + first;
    }

    private static Receipt receipt(SliceRecord slice) {
        return ReceiptFormat.parse(slice.receipt().orElseThrow());
    }

    /** The version that this commit leads to. A run of limited rows leaves rows behind, so it moves nothing. */
    private Optional<Checkpoint> nextCheckpoint(
            Optional<Checkpoint> current, List<Receipt> receipts, Optional<CursorValue> cursor, String commitId) {
        long rows =
                receipts.stream().mapToLong(receipt -> receipt.sunk().rows()).sum();
        if (run.request().limit() > 0) {
            return Optional.empty();
        }
        boolean follows = work.request().cursor().isPresent();
        if (follows && (cursor.isEmpty() || rows == 0)) {
            return Optional.empty();
        }
        if (run.request().backfill().isPresent() && !adopts(current, cursor)) {
            return Optional.empty();
        }
        return Optional.of(moved(current, cursor, receipts, Optional.of(commitId)));
    }

    /** A backfill moves the checkpoint only when asked to, and only ahead. */
    private boolean adopts(Optional<Checkpoint> current, Optional<CursorValue> cursor) {
        return run.request()
                        .backfill()
                        .filter(range -> range.adoption() == Reading.Adoption.ADOPT)
                        .isPresent()
                && cursor.filter(value -> ahead(value, current)).isPresent();
    }

    private Checkpoint moved(
            Optional<Checkpoint> current,
            Optional<CursorValue> cursor,
            List<Receipt> receipts,
            Optional<String> commitId) {
        long version = current.map(Checkpoint::version).orElse(0L);
        return new Checkpoint(
                unit.id(),
                version + 1,
                version,
                context.now(),
                "run:" + run.runId(),
                Checkpoint.Reason.COMMIT,
                cursor.flatMap(value -> cursor(value, current, receipts)),
                commitId,
                "sha256:" + Hashes.sha256(work.plan().schema().canonicalText()),
                Map.of(
                        "rows",
                        receipts.stream().mapToLong(r -> r.sunk().rows()).sum(),
                        "bytes",
                        receipts.stream().mapToLong(r -> r.sunk().bytes()).sum()));
    }

    /** The part of the cursor that a commit deals with. */
    private Optional<CoveredRange> range(
            List<SliceRecord> slices, List<Receipt> receipts, Optional<CursorValue> cursor) {
        boolean follows = work.request().cursor().isPresent() && run.request().limit() == 0;
        boolean backfill = run.request().backfill().isPresent();
        if (!follows || cursor.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CoveredRange(
                unit.id(),
                run.runId(),
                backfill ? CoveredRange.Kind.BACKFILL : CoveredRange.Kind.COMMIT,
                slices.size() == 1 ? low(slices.get(0)) : work.base(),
                backfill ? reached(cursor.get()) : cursor.get(),
                receipts.stream().mapToLong(r -> r.sunk().rows()).sum(),
                context.now(),
                ""));
    }

    /** The last rows of a backfill reach to its end, unless that lies in the future. */
    private CursorValue reached(CursorValue highest) {
        ReadRequest.Cursor range = work.request().cursor().orElseThrow();
        boolean last = work.plan().cursorUpper().filter(highest::equals).isPresent();
        return range.end()
                .filter(end -> last && range.notAfter().filter(end::isAfter).isEmpty())
                .orElse(highest);
    }

    /** The new position with the rows at its edge; a position that stays keeps the rows that it knew before. */
    private Optional<Checkpoint.Cursor> cursor(
            CursorValue value, Optional<Checkpoint> current, List<Receipt> receipts) {
        Optional<String> field = work.request().cursor().map(ReadRequest.Cursor::field);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        Receipt.Boundary boundary = BoundaryRows.joined(receipts.stream()
                .flatMap(receipt -> receipt.boundary().stream())
                .toList());
        return Optional.of(new Checkpoint.Cursor(field.get(), value, boundary.keys(), boundary.sketch(), false));
    }
}
