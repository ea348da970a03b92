/** File systems that fail, for tests of what lies on them. */
@NonNullByDefault
package org.sluice.testkit.files;

import org.eclipse.jdt.annotation.NonNullByDefault;
