/** Runs: history, slices, receipts, log. */
@NonNullByDefault
package org.sluice.presentation.runs;

import org.eclipse.jdt.annotation.NonNullByDefault;
