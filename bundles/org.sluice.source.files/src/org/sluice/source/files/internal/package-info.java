/** CSV, JSON lines and Parquet files, on local disks and Hadoop file systems, as a source. */
@NonNullByDefault
package org.sluice.source.files.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
