/** Databases as sources, through JDBC. */
@NonNullByDefault
package org.sluice.source.jdbc.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
