/** Test kit. */
@NonNullByDefault
package org.sluice.testkit.sink;

import org.eclipse.jdt.annotation.NonNullByDefault;
