/** Staging that passes batches through a bounded buffer in memory. */
@NonNullByDefault
package org.sluice.staging.memory.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
