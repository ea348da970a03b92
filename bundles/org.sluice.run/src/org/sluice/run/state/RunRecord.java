package org.sluice.run.state;

import java.time.Instant;
import java.util.Optional;
import org.sluice.run.RunState;

/**
 * A run.
 *
 * @param runId sortable by time
 * @param state where it stands
 * @param createdAt when it began
 * @param endedAt when it ended; empty while it runs
 * @param owner the process that runs it
 * @param user who started it
 * @param arguments what was asked, in JSON, without secrets
 */
public record RunRecord(
        String runId,
        RunState state,
        Instant createdAt,
        Optional<Instant> endedAt,
        LockOwner owner,
        String user,
        String arguments) {}
