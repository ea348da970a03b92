/** Tables: columns, order and filter. */
@NonNullByDefault
package org.sluice.presentation.table;

import org.eclipse.jdt.annotation.NonNullByDefault;
