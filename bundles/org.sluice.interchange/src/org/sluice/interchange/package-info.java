/**
 * Positions in the files of other tools: read into neutral values, matched to units, turned into checkpoints; and
 * written in their shapes. Nothing here touches a state store.
 */
@NonNullByDefault
package org.sluice.interchange;

import org.eclipse.jdt.annotation.NonNullByDefault;
