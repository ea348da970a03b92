/** Editors of a project's files. */
@NonNullByDefault
package org.sluice.ui.editor.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
