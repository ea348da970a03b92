/** Checkpoints: versions, differences, coverage. */
@NonNullByDefault
package org.sluice.presentation.checkpoints;

import org.eclipse.jdt.annotation.NonNullByDefault;
