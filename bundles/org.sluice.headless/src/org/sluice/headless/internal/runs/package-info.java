/** The commands about runs of the past. */
@NonNullByDefault
package org.sluice.headless.internal.runs;

import org.eclipse.jdt.annotation.NonNullByDefault;
