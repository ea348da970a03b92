/** The files of projects in the workspace. */
@NonNullByDefault
package org.sluice.ui.projects;

import org.eclipse.jdt.annotation.NonNullByDefault;
