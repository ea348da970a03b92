/** What discovery found, filtered, and made into units. */
@NonNullByDefault
package org.sluice.editing.catalog;

import org.eclipse.jdt.annotation.NonNullByDefault;
