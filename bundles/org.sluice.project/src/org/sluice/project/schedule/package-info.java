/** When units are to run by themselves. */
@NonNullByDefault
package org.sluice.project.schedule;

import org.eclipse.jdt.annotation.NonNullByDefault;
