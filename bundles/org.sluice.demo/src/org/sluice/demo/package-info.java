/** A project with a database of its own, to try everything on. */
@NonNullByDefault
package org.sluice.demo;

import org.eclipse.jdt.annotation.NonNullByDefault;
