/** Project nature, markers, quick fixes and wizards. */
@NonNullByDefault
package org.sluice.ui.projects.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
