/** Vectors as Parquet pages: one class an encoding, one a kind of column. */
@NonNullByDefault
package org.sluice.columnar.internal.encode;

import org.eclipse.jdt.annotation.NonNullByDefault;
