/** Endpoints and what they hold. */
@NonNullByDefault
package org.sluice.ui.catalog.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
