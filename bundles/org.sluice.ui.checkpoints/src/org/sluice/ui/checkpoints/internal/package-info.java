/** The checkpoint inspector. */
@NonNullByDefault
package org.sluice.ui.checkpoints.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
