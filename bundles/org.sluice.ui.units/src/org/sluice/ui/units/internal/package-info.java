/** The ingestion console and what can be done to units. */
@NonNullByDefault
package org.sluice.ui.units.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
