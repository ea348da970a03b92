package org.sluice.ui.common;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchPartSite;

/** Lets a refresher rest while nobody sees its view. */
@NonNullByDefault({})
final class Visibility implements IPartListener2 {

    private final IWorkbenchPartSite site;
    private final Refresher<?> refresher;

    Visibility(IWorkbenchPartSite site, Refresher<?> refresher) {
        this.site = site;
        this.refresher = refresher;
    }

    void install() {
        site.getPage().addPartListener(this);
        refresher.start();
    }

    private boolean mine(IWorkbenchPartReference reference) {
        return reference.getPart(false) == site.getPart();
    }

    @Override
    public void partVisible(IWorkbenchPartReference reference) {
        if (mine(reference)) {
            refresher.start();
        }
    }

    @Override
    public void partHidden(IWorkbenchPartReference reference) {
        if (mine(reference)) {
            refresher.stop();
        }
    }

    @Override
    public void partClosed(IWorkbenchPartReference reference) {
        if (mine(reference)) {
            refresher.stop();
            site.getPage().removePartListener(this);
        }
    }
}
