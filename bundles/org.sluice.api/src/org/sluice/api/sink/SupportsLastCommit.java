package org.sluice.api.sink;

import java.util.Optional;

/** A sink session that knows the newest commit of its unit, so that state and sink can be compared before a run. */
public interface SupportsLastCommit {

    /** The newest commit of the target's unit that stands; empty when the target never had one, or lost it. */
    Optional<LastCommit> lastCommit();
}
