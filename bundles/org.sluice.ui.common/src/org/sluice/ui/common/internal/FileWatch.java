package org.sluice.ui.common.internal;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Notices that somebody has saved, added or removed one of a project's files. */
@NonNullByDefault({})
final class FileWatch implements IResourceChangeListener {

    private final Runnable reload;

    FileWatch(Runnable reload) {
        this.reload = reload;
    }

    void start() {
        ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
    }

    void stop() {
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(this);
    }

    @Override
    public void resourceChanged(IResourceChangeEvent event) {
        boolean[] found = new boolean[1];
        try {
            event.getDelta().accept(delta -> {
                found[0] |= definition(delta);
                return !found[0];
            });
        } catch (CoreException e) {
            ILog.of(FileWatch.class).error("Changed files were not looked at", e);
        }
        if (found[0]) {
            reload.run();
        }
    }

    /** Markers are changes too, and come from reading. */
    private static boolean definition(IResourceDelta delta) {
        boolean content = delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & IResourceDelta.CONTENT) != 0;
        return content
                && delta.getResource().getType() == IResource.FILE
                && delta.getResource().getName().matches(".*\\.ya?ml");
    }
}
