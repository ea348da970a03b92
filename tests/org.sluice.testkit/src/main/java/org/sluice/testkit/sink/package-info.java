/** What every sink must do, as tests to extend. */
@NonNullByDefault
package org.sluice.testkit.sink;

import org.eclipse.jdt.annotation.NonNullByDefault;
