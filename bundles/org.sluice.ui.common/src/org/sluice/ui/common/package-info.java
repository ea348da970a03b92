/** What every view of the desktop is made of: projects, tables, refreshing, messages. */
@NonNullByDefault
package org.sluice.ui.common;

import org.eclipse.jdt.annotation.NonNullByDefault;
