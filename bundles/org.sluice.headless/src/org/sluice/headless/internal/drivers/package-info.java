/** {@code sluice drivers}. */
@NonNullByDefault
package org.sluice.headless.internal.drivers;

import org.eclipse.jdt.annotation.NonNullByDefault;
