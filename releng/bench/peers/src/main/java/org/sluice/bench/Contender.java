package org.sluice.bench;

import java.util.List;

/**
 * One of those that do a job.
 *
 * @param prepare puts everything where it was before, untimed
 */
record Contender(String name, Step prepare, List<String> command) {

    /** Something to do before a run. */
    interface Step {
        void run() throws Exception;
    }
}
