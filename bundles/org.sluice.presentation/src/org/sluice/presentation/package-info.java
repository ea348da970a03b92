/** What views show, without a widget: snapshots that say whether they changed. */
@NonNullByDefault
package org.sluice.presentation;

import org.eclipse.jdt.annotation.NonNullByDefault;
