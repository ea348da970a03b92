package org.sluice.engine.internal;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.sluice.api.data.BatchReader;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.SupportsReadBack;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.run.Reading;
import org.sluice.run.Reconciliation;
import org.sluice.run.RunRequest;
import org.sluice.run.SyncMode;
import org.sluice.run.Unit;
import org.sluice.run.state.Checkpoint;

/**
 * Compares one unit's source with its sink. Both sides are read once and summed by parts, cut by the hash of the key; only
 * parts that differ are read again, so many at a time as fit in memory, until the rows are found.
 */
final class Reconciling {

    /** Rows whose hashes are held at a time: about 100 MB with both sides. */
    private static final long ROWS_AT_A_TIME = 500_000;

    /** More of them tell a user nothing. */
    private static final int MAX_MISMATCHES = 100;

    private final EngineContext context;
    private final Unit unit;
    private final Cancellation cancellation;

    Reconciling(EngineContext context, Unit unit, Cancellation cancellation) {
        this.context = context;
        this.unit = unit;
        this.cancellation = cancellation;
    }

    Reconciliation reconcile() {
        Optional<Checkpoint.Cursor> upTo = context.state().checkpoint(unit.id()).flatMap(Checkpoint::cursor);
        try (Source source = context.openSource(unit);
                Sink sink = context.openSink(unit.sink())) {
            RunRequest everything = RunRequest.of(List.of(unit), Reading.NEWS, 1);
            ReadRequest request = ReadRequests.of(unit, everything, Optional.empty(), source);
            SlicePlan plan = source.plan(request);
            try (SinkSession session = sink.open(target(plan))) {
                if (session instanceof SupportsReadBack readable) {
                    return compare(new Sides(source, request, plan, readable, upTo));
                }
                throw new SluiceException(
                        ProblemCode.E_UNSUPPORTED_OPERATION,
                        "The sink '" + unit.sink() + "' of " + unit.id() + " cannot be read back.",
                        "Compare counts with a query there.");
            }
        }
    }

    private SinkTarget target(SlicePlan plan) {
        return new SinkTarget(
                unit.id(),
                "reconcile-" + RunIds.next(context.now()),
                unit.object(),
                plan.schema(),
                plan.primaryKey(),
                unit.mode().write(),
                LocalDate.ofInstant(context.now(), ZoneOffset.UTC),
                false);
    }

    /** Both sides of the comparison. */
    private record Sides(
            Source source,
            ReadRequest request,
            SlicePlan plan,
            SupportsReadBack sink,
            Optional<Checkpoint.Cursor> upTo) {}

    private Reconciliation compare(Sides sides) {
        PartSums left = new PartSums();
        PartSums right = new PartSums();
        Rows rows = new Rows(sides.plan().schema(), sides.plan().primaryKey());
        readSource(sides, rows, left::add);
        readSink(sides, rows, right::add);
        boolean history =
                unit.mode().sync() == SyncMode.INCREMENTAL && unit.mode().write() == WriteMode.APPEND;
        BitSet differing = left.differing(right);
        List<Reconciliation.Mismatch> mismatches = new ArrayList<>();
        int part = differing.nextSetBit(0);
        while (part >= 0 && mismatches.size() < MAX_MISMATCHES) {
            BitSet some = new BitSet();
            long size = 0;
            while (part >= 0 && (some.isEmpty() || size < ROWS_AT_A_TIME)) {
                some.set(part);
                size += left.rows(part) + right.rows(part);
                part = differing.nextSetBit(part + 1);
            }
            mismatches.addAll(look(sides, rows, some, history));
        }
        boolean complete = part < 0 && mismatches.size() <= MAX_MISMATCHES;
        return new Reconciliation(
                unit.id(),
                left.total(),
                right.total(),
                PartSums.PARTS,
                differing.cardinality(),
                mismatches.subList(0, Math.min(MAX_MISMATCHES, mismatches.size())),
                complete);
    }

    private List<Reconciliation.Mismatch> look(Sides sides, Rows rows, BitSet parts, boolean history) {
        PartRows left = new PartRows(parts);
        PartRows right = new PartRows(parts);
        readSource(sides, rows, left::add);
        readSink(sides, rows, right::add);
        return left.compare(right, history);
    }

    private void readSource(Sides sides, Rows rows, Rows.Visitor visitor) {
        Optional<Checkpoint.Cursor> upTo = unit.mode().sync() == SyncMode.INCREMENTAL ? sides.upTo() : Optional.empty();
        for (Slice slice : sides.plan().slices()) {
            try (BatchReader reader = sides.source().read(sides.request(), sides.plan(), slice, cancellation)) {
                rows.visit(reader, upTo, cancellation, visitor);
            }
        }
    }

    private void readSink(Sides sides, Rows rows, Rows.Visitor visitor) {
        try (BatchReader reader = sides.sink().readBack()) {
            rows.visit(reader, Optional.empty(), cancellation, visitor);
        }
    }
}
