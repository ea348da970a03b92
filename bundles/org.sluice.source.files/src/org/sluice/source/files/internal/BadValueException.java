package org.sluice.source.files.internal;

import java.io.Serial;

/** A text that a type cannot hold; whoever knows the place reports it. */
final class BadValueException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** Says why, where that is not plain. */
    BadValueException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
