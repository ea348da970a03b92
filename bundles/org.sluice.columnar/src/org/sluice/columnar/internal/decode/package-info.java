/** Parquet pages as vectors: one class an encoding, one a kind of column. */
@NonNullByDefault
package org.sluice.columnar.internal.decode;

import org.eclipse.jdt.annotation.NonNullByDefault;
