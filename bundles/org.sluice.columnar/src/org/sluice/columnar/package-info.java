/** Column batches as Parquet files, and back. */
@NonNullByDefault
package org.sluice.columnar;

import org.eclipse.jdt.annotation.NonNullByDefault;
