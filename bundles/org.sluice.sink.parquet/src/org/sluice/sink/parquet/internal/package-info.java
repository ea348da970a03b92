/** Parquet files as tables; how they are published stands in {@code org.sluice.files.table}. */
@NonNullByDefault
package org.sluice.sink.parquet.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
