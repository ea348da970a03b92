/** {@code sluice plugins}. */
@NonNullByDefault
package org.sluice.headless.internal.plugins;

import org.eclipse.jdt.annotation.NonNullByDefault;
