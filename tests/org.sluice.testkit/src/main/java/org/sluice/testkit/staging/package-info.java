/** Test kit. */
@NonNullByDefault
package org.sluice.testkit.staging;

import org.eclipse.jdt.annotation.NonNullByDefault;
