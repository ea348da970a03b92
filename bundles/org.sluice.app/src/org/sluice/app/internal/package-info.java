/** The desktop application: its window, menus and perspective. */
@NonNullByDefault
package org.sluice.app.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
