/** Changes of checkpoints by hand: what they would cause, and making them. */
@NonNullByDefault
package org.sluice.run.checkpoint;

import org.eclipse.jdt.annotation.NonNullByDefault;
