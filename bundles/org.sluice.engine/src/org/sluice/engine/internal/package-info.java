/** The local run engine. */
@NonNullByDefault
package org.sluice.engine.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
