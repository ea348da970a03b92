/** What can be done at once about a finding. */
@NonNullByDefault
package org.sluice.editing.fix;

import org.eclipse.jdt.annotation.NonNullByDefault;
