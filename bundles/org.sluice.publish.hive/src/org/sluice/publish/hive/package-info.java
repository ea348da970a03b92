/**
 * Tables of files as external tables of a Hive metastore, which is talked to in its own protocol: Thrift's binary one. What
 * a table or partition holds that Sluice does not know is passed on as it came, so any version of the metastore will do.
 */
@NonNullByDefault
package org.sluice.publish.hive;

import org.eclipse.jdt.annotation.NonNullByDefault;
