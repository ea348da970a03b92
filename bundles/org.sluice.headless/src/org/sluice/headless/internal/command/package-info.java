/** The commands. */
@NonNullByDefault
package org.sluice.headless.internal.command;

import org.eclipse.jdt.annotation.NonNullByDefault;
