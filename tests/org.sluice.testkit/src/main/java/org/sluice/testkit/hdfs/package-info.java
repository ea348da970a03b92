/** Test kit. */
@NonNullByDefault
package org.sluice.testkit.hdfs;

import org.eclipse.jdt.annotation.NonNullByDefault;
