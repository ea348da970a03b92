package org.sluice.run.checkpoint;

import java.util.Optional;
import org.sluice.run.state.Checkpoint;

/**
 * A change that nobody has made yet. It can be applied only while {@code current} is the newest version.
 *
 * @param current the newest version; empty for none
 * @param next what would follow it; empty when there is nothing to change
 * @param effect what it would cause
 */
public record ProposedChange(Optional<Checkpoint> current, Optional<Checkpoint> next, Effect effect) {}
