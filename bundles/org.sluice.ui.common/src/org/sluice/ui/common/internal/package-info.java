/** Projects in the workspace, and the commands on them. */
@NonNullByDefault
package org.sluice.ui.common.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
