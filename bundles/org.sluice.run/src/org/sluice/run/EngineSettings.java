package org.sluice.run;

import java.nio.file.Path;
import java.time.Clock;

/**
 * What an engine works on.
 *
 * @param home the directory for state, staging and logs; made when it is missing
 * @param endpoints the project's endpoints
 * @param clock the clock of runs and receipts
 * @param user who runs, for receipts and checkpoints
 */
public record EngineSettings(Path home, EndpointDirectory endpoints, Clock clock, String user) {}
