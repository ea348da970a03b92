/** The plug-ins that are installed. */
@NonNullByDefault
package org.sluice.run.catalog;

import org.eclipse.jdt.annotation.NonNullByDefault;
