package org.sluice.run;

import org.sluice.api.problem.Cancellation;

/** Compares sources with sinks. Changes nothing. Thread-safe. */
public interface Reconciler {

    /**
     * Counts and hashes both sides of a unit part by part, and looks into the parts that differ for the rows that do.
     * An incremental unit is compared up to where its checkpoint stands; of one that appends, rows of the past that the
     * source has changed or deleted since are no mismatch.
     *
     * @throws org.sluice.api.problem.SluiceException E_UNSUPPORTED_OPERATION where the sink cannot be read back
     */
    Reconciliation reconcile(Unit unit, Cancellation cancellation);
}
