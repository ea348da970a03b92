/** Runs: history, slices, receipts, log. */
@NonNullByDefault
package org.sluice.ui.runs.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
