/** What is written down of a run beside the state: its events, one a line. */
@NonNullByDefault
package org.sluice.run.log;

import org.eclipse.jdt.annotation.NonNullByDefault;
