package org.sluice.sink.jdbc.internal;

import java.io.Serial;

/** A value that the database has no form for; whoever knows the row says where it stands. */
final class UnfitValue extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What the value is, and why it does not fit. */
    UnfitValue(String description) {
        super(description, null, false, false);
    }
}
