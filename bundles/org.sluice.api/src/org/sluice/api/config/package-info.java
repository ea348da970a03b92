/** Options that a plug-in declares once and everything else reads. */
@NonNullByDefault
package org.sluice.api.config;

import org.eclipse.jdt.annotation.NonNullByDefault;
