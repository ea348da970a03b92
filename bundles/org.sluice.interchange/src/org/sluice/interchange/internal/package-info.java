/** One class per shape and direction, and the trees that they read. */
@NonNullByDefault
package org.sluice.interchange.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
