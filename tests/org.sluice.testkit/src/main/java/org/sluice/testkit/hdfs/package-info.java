/** A real HDFS for tests. */
@NonNullByDefault
package org.sluice.testkit.hdfs;

import org.eclipse.jdt.annotation.NonNullByDefault;
