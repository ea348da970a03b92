/** What every source must do, as tests to extend. */
@NonNullByDefault
package org.sluice.testkit.source;

import org.eclipse.jdt.annotation.NonNullByDefault;
