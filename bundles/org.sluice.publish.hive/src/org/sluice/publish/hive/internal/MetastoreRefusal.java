package org.sluice.publish.hive.internal;

import java.io.IOException;
import java.io.Serial;

/** The metastore answered with an exception. */
final class MetastoreRefusal extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** An exception that the method does not declare: it is not known, or failed. */
    static final int NOT_DECLARED = -1;

    private final int field;

    /**
     * A refusal.
     *
     * @param field the number of the exception in the method's declaration
     */
    MetastoreRefusal(String method, int field, String message) {
        super(method + ": " + message);
        this.field = field;
    }

    int field() {
        return field;
    }

    boolean unknownMethod() {
        return field == NOT_DECLARED && String.valueOf(getMessage()).contains("Invalid method name");
    }
}
