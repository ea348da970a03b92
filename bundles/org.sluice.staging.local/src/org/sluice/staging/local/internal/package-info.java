/** Staging in sealed Parquet files on the local disk. */
@NonNullByDefault
package org.sluice.staging.local.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
