/** The contract of a source: test, discover, plan, read. */
@NonNullByDefault
package org.sluice.api.source;

import org.eclipse.jdt.annotation.NonNullByDefault;
