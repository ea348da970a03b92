package org.sluice.api.problem;

import java.io.Serial;

/** The work stopped because it was asked to. Not a problem: nothing is logged or counted as failed. */
public final class CancelledException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Stops the work. */
    public CancelledException() {
        super("Cancelled", null, false, false);
    }
}
