package org.sluice.ui.common;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;
import org.sluice.project.UnitStanding.Badge;

/** The product's own icons. Images belong to the registry; nobody disposes them. */
public final class Icons {

    private static final String BUNDLE = "org.sluice.ui.common";

    private Icons() {}

    /** An icon by its file's name without ending. */
    public static Image image(String name) {
        ImageRegistry registry = JFaceResources.getImageRegistry();
        String key = BUNDLE + "/" + name;
        if (registry.getDescriptor(key) == null) {
            registry.put(key, descriptor(name));
        }
        return registry.get(key);
    }

    /** As {@link #image}, for actions. */
    public static ImageDescriptor descriptor(String name) {
        return ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/" + name + ".svg")
                .orElse(ImageDescriptor.getMissingImageDescriptor());
    }

    /** The dot of a unit's state. */
    public static Image of(Badge badge) {
        return image("state-" + badge.label().toLowerCase(java.util.Locale.ROOT));
    }
}
