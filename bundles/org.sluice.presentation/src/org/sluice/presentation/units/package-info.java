/** The ingestion console's rows. */
@NonNullByDefault
package org.sluice.presentation.units;

import org.eclipse.jdt.annotation.NonNullByDefault;
