/** Plug-ins: which are installed, and changing that. */
@NonNullByDefault
package org.sluice.run.install;

import org.eclipse.jdt.annotation.NonNullByDefault;
