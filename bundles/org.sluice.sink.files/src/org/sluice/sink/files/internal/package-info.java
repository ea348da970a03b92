/** CSV and JSON lines files as tables; how they are published stands in {@code org.sluice.files.table}. */
@NonNullByDefault
package org.sluice.sink.files.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
