package org.sluice.presentation.runs;

import java.time.Duration;
import java.util.Optional;
import org.sluice.api.problem.Problem;
import org.sluice.run.SliceState;
import org.sluice.run.format.Receipt;

/**
 * A slice of a run.
 *
 * @param unitId the unit
 * @param index the position in the plan
 * @param description its bounds
 * @param state where it stands
 * @param attempts how often it was tried
 * @param rows read so far
 * @param bytes read so far
 * @param receipt its counts; empty until it is staged
 * @param problem why it failed; empty otherwise
 */
public record SliceRow(
        String unitId,
        int index,
        String description,
        SliceState state,
        int attempts,
        long rows,
        long bytes,
        Optional<Receipt> receipt,
        Optional<Problem> problem) {

    /** From the first row to the prepared slice; nothing until then. */
    public Optional<Duration> elapsed() {
        return receipt.map(Receipt::elapsed);
    }

    /** Rows in a second; nothing until it is staged. */
    public Optional<Long> rate() {
        return elapsed().filter(time -> time.toMillis() > 0).map(time -> rows * 1000 / time.toMillis());
    }

    /** Whether the same rows were read, staged and sunk, in words. */
    public String balance() {
        return receipt.map(r -> r.balances() ? "yes \u00b7 " + r.sunk().hash().substring(0, 8) : "NO")
                .orElse("");
    }
}
