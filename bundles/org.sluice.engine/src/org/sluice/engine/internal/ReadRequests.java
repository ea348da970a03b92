package org.sluice.engine.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Source;
import org.sluice.run.RunRequest;
import org.sluice.run.SyncMode;
import org.sluice.run.Unit;
import org.sluice.run.state.Checkpoint;

/** Turns a unit and its checkpoint into what a source is asked for. */
final class ReadRequests {

    /** Large enough to keep loops tight, small enough that a few of them fit a small heap. */
    private static final long BATCH_BYTES = 2L << 20;

    private ReadRequests() {}

    static ReadRequest preview(Unit unit, long rows) {
        return base(unit, Optional.empty(), rows);
    }

    static ReadRequest of(Unit unit, RunRequest run, Optional<Checkpoint.Cursor> position, Source source) {
        run.backfill().ifPresent(range -> requireRange(unit));
        if (unit.mode().sync() == SyncMode.FULL_REFRESH) {
            return base(unit, Optional.empty(), run.limit());
        }
        String field = unit.mode().cursorField().orElseThrow();
        Optional<Checkpoint.Cursor> from =
                position.filter(cursor -> !run.fullRefresh() && run.backfill().isEmpty());
        from.filter(cursor -> !cursor.field().equalsIgnoreCase(field)).ifPresent(cursor -> {
            throw new SluiceException(
                    ProblemCode.E_STATE_MISMATCH,
                    "The checkpoint of " + unit.id() + " follows the column '" + cursor.field()
                            + "', but the unit's cursor_field is '" + field + "' (" + unit.origin() + ").",
                    "Put the old cursor_field back, or read everything again with --full-refresh.");
        });
        Duration lookback = unit.mode().lookback();
        Optional<CursorValue> lower = from.map(cursor -> minus(unit, cursor.value(), lookback));
        boolean inclusive = from.map(cursor -> !cursor.boundaryOverflow() || !lookback.isZero())
                .orElse(true);
        Instant notAfter = source.now().minus(unit.mode().safetyLag());
        Optional<CursorValue> end = Optional.empty();
        return base(
                unit,
                Optional.of(new ReadRequest.Cursor(field, lower, inclusive, end, Optional.of(notAfter))),
                run.limit());
    }

    private static void requireRange(Unit unit) {
        if (unit.mode().sync() == SyncMode.FULL_REFRESH) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The unit " + unit.id() + " follows no cursor, so no range of it can be read (" + unit.origin()
                            + ").",
                    "Give it sync_mode incremental and a cursor_field, or read everything with --full-refresh.");
        }
        if (unit.mode().write() == WriteMode.OVERWRITE) {
            throw new SluiceException(
                    ProblemCode.E_UNSUPPORTED_OPERATION,
                    "The unit " + unit.id()
                            + " overwrites its target; a backfill would leave nothing there but its range ("
                            + unit.origin() + ").",
                    "Backfill units that append or merge.");
        }
    }

    /** The same read from a cursor value on, and stopping before another one. */
    static ReadRequest between(ReadRequest request, Optional<CursorValue> start, CursorValue end) {
        return withCursor(
                request,
                request.cursor()
                        .map(c -> new ReadRequest.Cursor(
                                c.field(),
                                start.or(c::lower),
                                start.isPresent() || c.lowerInclusive(),
                                Optional.of(end),
                                c.notAfter())));
    }

    private static ReadRequest withCursor(ReadRequest r, Optional<ReadRequest.Cursor> cursor) {
        return new ReadRequest(
                r.dataset(),
                r.query(),
                r.select(),
                r.types(),
                r.where(),
                r.primaryKey(),
                cursor,
                r.slicing(),
                r.limit(),
                r.batchBytes());
    }

    private static ReadRequest base(Unit unit, Optional<ReadRequest.Cursor> cursor, long limit) {
        return new ReadRequest(
                unit.dataset(),
                unit.read().query(),
                unit.read().select(),
                unit.read().types(),
                unit.read().where(),
                unit.mode().primaryKey(),
                cursor,
                unit.read().slicing(),
                limit,
                BATCH_BYTES);
    }

    private static CursorValue minus(Unit unit, CursorValue value, Duration lookback) {
        if (lookback.isZero()) {
            return value;
        }
        return value.minus(lookback)
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_INVALID_CONFIG,
                        "The unit " + unit.id() + " has a lookback_window, but its cursor is of type " + value.type()
                                + " (" + unit.origin() + ").",
                        "Remove lookback_window, or follow a date or timestamp column."));
    }
}
