/** Plug-ins by way of Eclipse's provisioning platform, p2. */
@NonNullByDefault
package org.sluice.provisioning.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
