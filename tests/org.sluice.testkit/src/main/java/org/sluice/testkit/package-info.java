/** Test kit. */
@NonNullByDefault
package org.sluice.testkit;

import org.eclipse.jdt.annotation.NonNullByDefault;
