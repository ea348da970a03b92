package org.sluice.api.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.data.BatchReader;
import org.sluice.api.problem.Cancellation;

/**
 * One endpoint that units read from. Thread-safe: slices of one plan are read in parallel. Every method may throw {@link
 * org.sluice.api.problem.SluiceException}; what is worth retrying says so.
 */
public interface Source extends AutoCloseable {

    /** Connects for real and asks the server who it is. */
    ConnectionReport test();

    /**
     * The datasets of this endpoint, ordered by name, from the server's catalog; row counts are estimates.
     *
     * @param pattern a glob such as {@code public.*}; empty for all
     */
    List<Dataset> discover(Optional<String> pattern);

    /** The clock of the source, for upper bounds of cursors. */
    Instant now();

    /**
     * Cuts what is to be read into slices and fixes the bounds of the cursor. Where the source can, the slices of one
     * plan see one snapshot, which lives until this source is closed.
     *
     * @throws org.sluice.api.problem.SluiceException E_DATASET_NOT_FOUND, E_COLUMN_NOT_FOUND, E_TYPE_UNSUPPORTED,
     *     E_INVALID_CONFIG naming dataset, column and remedy
     */
    SlicePlan plan(ReadRequest request);

    /**
     * Whether the rest of a plan that an earlier process made may still be read here and joined with slices that were
     * read then. False when rows may have moved from one slice to another since.
     */
    boolean canContinue(ReadRequest request, SlicePlan plan);

    /** Opens one slice of a plan. Reading breaks off soon after the cancellation, with CancelledException. */
    BatchReader read(ReadRequest request, SlicePlan plan, Slice slice, Cancellation cancellation);

    @Override
    void close();
}
