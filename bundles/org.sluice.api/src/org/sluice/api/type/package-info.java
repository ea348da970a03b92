/** The canonical types of a dataset's columns. */
@NonNullByDefault
package org.sluice.api.type;

import org.eclipse.jdt.annotation.NonNullByDefault;
