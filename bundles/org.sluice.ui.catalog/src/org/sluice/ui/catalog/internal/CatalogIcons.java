package org.sluice.ui.catalog.internal;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;
import org.sluice.api.source.Dataset;
import org.sluice.editing.catalog.CatalogModel.EndpointEntry;

/** The icons of this bundle. */
final class CatalogIcons {

    private static final String BUNDLE = "org.sluice.ui.catalog";

    private CatalogIcons() {}

    static Image image(String name) {
        ImageRegistry registry = JFaceResources.getImageRegistry();
        String key = BUNDLE + "/" + name;
        if (registry.getDescriptor(key) == null) {
            registry.put(
                    key,
                    ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/" + name + ".svg")
                            .orElse(ImageDescriptor.getMissingImageDescriptor()));
        }
        return registry.get(key);
    }

    static Image of(EndpointEntry endpoint) {
        return image(endpoint.isSource() ? "source" : "sink");
    }

    static Image of(Dataset dataset) {
        return image(dataset.kind() == Dataset.Kind.TABLE ? "table" : "view");
    }
}
