package org.sluice.publish.hive.internal;

import java.io.IOException;
import java.io.Serial;

/** The other side speaks, but not as expected. */
final class ThriftException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    ThriftException(String message) {
        super(message);
    }
}
