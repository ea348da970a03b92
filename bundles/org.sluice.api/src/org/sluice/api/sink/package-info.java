/** The contract of a sink: prepare, commit, look up, abort. */
@NonNullByDefault
package org.sluice.api.sink;

import org.eclipse.jdt.annotation.NonNullByDefault;
