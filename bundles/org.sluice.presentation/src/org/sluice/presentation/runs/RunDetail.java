package org.sluice.presentation.runs;

import java.util.List;
import java.util.Optional;
import org.sluice.api.problem.Problem;

/**
 * A run in full.
 *
 * @param run the run
 * @param rows committed, or staged so far
 * @param bytes of those rows
 * @param slices of all its units
 * @param problem the first problem of any unit
 */
public record RunDetail(RunRow run, long rows, long bytes, List<SliceRow> slices, Optional<Problem> problem) {

    /** Keeps a copy. */
    public RunDetail {
        slices = List.copyOf(slices);
    }

    /** How many slices stand at the sink. */
    public long committed() {
        return slices.stream()
                .filter(slice -> slice.state() == org.sluice.run.SliceState.COMMITTED)
                .count();
    }
}
