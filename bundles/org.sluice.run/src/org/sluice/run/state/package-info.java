/** What is remembered between runs, and the contract of the store that remembers it. */
@NonNullByDefault
package org.sluice.run.state;

import org.eclipse.jdt.annotation.NonNullByDefault;
