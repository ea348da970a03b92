/**
 * Apache Iceberg tables in any catalog.
 *
 * <p>A slice is prepared as data files that no snapshot refers to yet, listed in {@code metadata/sluice/<run>/}. A commit
 * is one transaction of the table: changes of columns, the snapshot, and the unit's newest commit as table properties,
 * which outlive the snapshot. The commit id stands in the snapshot's summary as well, and Iceberg itself refuses a
 * snapshot whose ancestors already carry it.
 */
@NonNullByDefault
package org.sluice.sink.iceberg.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
