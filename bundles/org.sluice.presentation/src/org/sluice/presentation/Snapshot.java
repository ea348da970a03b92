package org.sluice.presentation;

import java.util.Optional;
import java.util.function.Supplier;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/**
 * What a view shows at one time. A value that could not be read again stays, with the reason beside it. Equal snapshots look
 * the same.
 *
 * @param value what was read last; empty before the first time
 * @param problem why it is not up to date; empty when it is
 */
public record Snapshot<T>(Optional<T> value, Optional<Problem> problem) {

    /** Nothing was read yet. */
    public static <T> Snapshot<T> loading() {
        return new Snapshot<>(Optional.empty(), Optional.empty());
    }

    /** An up-to-date value. */
    public static <T> Snapshot<T> of(T value) {
        return new Snapshot<>(Optional.of(value), Optional.empty());
    }

    /** The next snapshot: what is read now, or the present value and why there is none newer. */
    public Snapshot<T> next(Supplier<T> reader) {
        try {
            return of(reader.get());
        } catch (SluiceException e) {
            return new Snapshot<>(value, Optional.of(e.problem()));
        } catch (RuntimeException e) {
            return new Snapshot<>(
                    value,
                    Optional.of(Problem.of(
                            ProblemCode.E_INTERNAL,
                            "This view failed by a defect: " + e + ".",
                            "The error log has the details; please report it.")));
        }
    }

    /** Whether nothing was read and nothing went wrong yet. */
    public boolean isLoading() {
        return value.isEmpty() && problem.isEmpty();
    }
}
