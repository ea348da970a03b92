/** What the desktop and the command line use to run units and to watch them. */
@NonNullByDefault
package org.sluice.run;

import org.eclipse.jdt.annotation.NonNullByDefault;
