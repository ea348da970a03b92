/** Endpoints that are being written: their options, their test, their file. */
@NonNullByDefault
package org.sluice.editing.endpoint;

import org.eclipse.jdt.annotation.NonNullByDefault;
