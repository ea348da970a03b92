package org.sluice.ui.editor.internal;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;

/** The icons of this bundle. */
final class EditorIcons {

    private EditorIcons() {}

    static ImageDescriptor descriptor(String name) {
        return ResourceLocator.imageDescriptorFromBundle("org.sluice.ui.editor", "icons/" + name + ".svg")
                .orElse(ImageDescriptor.getMissingImageDescriptor());
    }
}
