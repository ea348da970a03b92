package org.sluice.sink.files.internal;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives up a file. */
final class Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    /** What fails while a file is given up has been reported, or does not matter any more. */
    static void quietly(TextOutput out) {
        try {
            out.close();
        } catch (IOException e) {
            LOG.debug("A file was not closed cleanly: {}", e.getMessage());
        }
    }
}
