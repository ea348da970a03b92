package org.sluice.api.sink;

import java.util.Map;
import org.sluice.api.problem.Problem;

/** What became of a commit. */
public sealed interface CommitOutcome {

    /**
     * It stands.
     *
     * @param details what the sink wants in the receipt: files, snapshot id
     */
    record Committed(Map<String, String> details) implements CommitOutcome {
        /** Keeps a copy. */
        public Committed {
            details = Map.copyOf(details);
        }
    }

    /** It certainly did not happen, and what was prepared may be tried again or aborted. */
    record NotCommitted(Problem problem) implements CommitOutcome {}

    /** It may have happened: nothing may be cleaned up, and the next run asks again. */
    record Unknown(Problem problem) implements CommitOutcome {}
}
