/** Completion and help from a JSON Schema. */
@NonNullByDefault
package org.sluice.editing.schema;

import org.eclipse.jdt.annotation.NonNullByDefault;
