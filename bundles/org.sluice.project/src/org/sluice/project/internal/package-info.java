/** Reading and checking of project files. */
@NonNullByDefault
package org.sluice.project.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
