/** Units that are being written. */
@NonNullByDefault
package org.sluice.editing.unit;

import org.eclipse.jdt.annotation.NonNullByDefault;
