/** Real database servers for tests, one of each a JVM, started when first asked for. */
@NonNullByDefault
package org.sluice.testkit.db;

import org.eclipse.jdt.annotation.NonNullByDefault;
