/** The demonstration: a database, a project, two runs. */
@NonNullByDefault
package org.sluice.headless.internal.demo;

import org.eclipse.jdt.annotation.NonNullByDefault;
