/** The plug-ins that the extension registry knows. */
@NonNullByDefault
package org.sluice.plugins.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
