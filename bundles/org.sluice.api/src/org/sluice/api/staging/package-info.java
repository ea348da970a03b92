/** The contract of a staging provider: write, seal, read back, discard. */
@NonNullByDefault
package org.sluice.api.staging;

import org.eclipse.jdt.annotation.NonNullByDefault;
