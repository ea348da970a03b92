/** The state commands. */
@NonNullByDefault
package org.sluice.headless.internal.state;

import org.eclipse.jdt.annotation.NonNullByDefault;
