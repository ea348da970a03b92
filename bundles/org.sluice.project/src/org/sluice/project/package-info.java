/** A project on disk: its endpoints and units, checked and resolved. */
@NonNullByDefault
package org.sluice.project;

import org.eclipse.jdt.annotation.NonNullByDefault;
