/** The JSON forms of checkpoints, plans, receipts and catalogs, as files and command output carry them. */
@NonNullByDefault
package org.sluice.run.format;

import org.eclipse.jdt.annotation.NonNullByDefault;
