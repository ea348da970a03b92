/** The command line. */
@NonNullByDefault
package org.sluice.headless.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
