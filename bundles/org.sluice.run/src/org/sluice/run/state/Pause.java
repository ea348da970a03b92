package org.sluice.run.state;

import java.time.Instant;

/**
 * A unit that runs leave out.
 *
 * @param unitId the unit
 * @param at since when
 * @param by who did it
 * @param reason why, in their words; may be empty
 */
public record Pause(String unitId, Instant at, String by, String reason) {}
