/** The state store on an embedded H2 database. */
@NonNullByDefault
package org.sluice.state.h2.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
