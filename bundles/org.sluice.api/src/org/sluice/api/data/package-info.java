/** Columns of values in memory, and the cursors and hashes taken from them. */
@NonNullByDefault
package org.sluice.api.data;

import org.eclipse.jdt.annotation.NonNullByDefault;
