/** Local disks and Hadoop file systems behind one small interface. */
@NonNullByDefault
package org.sluice.files;

import org.eclipse.jdt.annotation.NonNullByDefault;
