/** YAML texts that are changed in place, so that comments and order stay. */
@NonNullByDefault
package org.sluice.editing.yaml;

import org.eclipse.jdt.annotation.NonNullByDefault;
