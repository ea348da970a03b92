/** What goes wrong, in one form, and how a caller stops work that is under way. */
@NonNullByDefault
package org.sluice.api.problem;

import org.eclipse.jdt.annotation.NonNullByDefault;
