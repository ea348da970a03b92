package org.sluice.engine.internal;

import java.util.Optional;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.api.type.DataType;
import org.sluice.run.RunRequest;

/** Plans of slices, with cursor values that a user typed. */
final class Planning {

    private Planning() {}

    /** The plan, ending where the request says. */
    static SlicePlan plan(Source source, ReadRequest read, RunRequest request) {
        return request.end().isPresent() && read.cursor().isPresent()
                ? source.plan(bounded(source, read, request))
                : source.plan(read);
    }

    /** The read with the bounds that the user typed, as values of the cursor column's type. */
    static ReadRequest bounded(Source source, ReadRequest read, RunRequest request) {
        if (request.end().isEmpty() || read.cursor().isEmpty()) {
            return read;
        }
        CursorValue end = typed(source, read, request.end().get());
        Optional<CursorValue> start = request.backfill().map(range -> typed(source, read, range.start()));
        if (start.filter(first -> first.compareTo(end) >= 0).isPresent()) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "The range from " + start.get().text() + " to " + end.text() + " is empty.",
                    "--start has to lie before --end, which itself is not read.");
        }
        return ReadRequests.between(read, start, end);
    }

    /** A text that the user typed, as a value of the cursor column's type. */
    static CursorValue typed(Source source, ReadRequest read, String text) {
        String field = read.cursor().orElseThrow().field();
        SlicePlan plan = source.plan(read.withLimit(1));
        DataType type =
                plan.schema().field(BoundaryRows.indexOf(plan.schema(), field)).type();
        try {
            return CursorValue.parse(type, text);
        } catch (IllegalArgumentException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "'" + text + "' is not a value of the cursor column '" + field + "', which is of type " + type
                            + ".",
                    "Write it in ISO 8601, such as 2026-05-01 or 2026-05-01T00:00:00"
                            + (type instanceof DataType.TimestampTz ? "Z" : "") + ", or as plain digits.",
                    e);
        }
    }
}
