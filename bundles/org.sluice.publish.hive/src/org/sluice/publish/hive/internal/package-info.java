/** The metastore's protocol, and how a table of files becomes an external table. */
@NonNullByDefault
package org.sluice.publish.hive.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
