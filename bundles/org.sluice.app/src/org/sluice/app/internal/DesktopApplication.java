package org.sluice.app.internal;

import java.io.IOException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

/** The desktop: a workbench on one workspace. */
@NonNullByDefault({})
public final class DesktopApplication implements IApplication {

    @Override
    public Object start(IApplicationContext context) throws IOException {
        Display display = PlatformUI.createDisplay();
        Location workspace = Platform.getInstanceLocation();
        try {
            if (!locked(workspace)) {
                tell(display, workspace);
                return EXIT_OK;
            }
            int end = PlatformUI.createAndRunWorkbench(display, new DesktopAdvisor());
            return end == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            workspace.release();
            display.dispose();
        }
    }

    /** Whether this process alone has the workspace; a workspace without a place needs no lock. */
    private static boolean locked(Location workspace) throws IOException {
        return !workspace.isSet() || workspace.lock();
    }

    private static void tell(Display display, Location workspace) {
        MessageDialog.openError(
                new Shell(display),
                "Sluice",
                "Another window of Sluice has the workspace "
                        + workspace.getURL().getPath()
                        + " open.\n\nUse that window, or start Sluice with another workspace: sluice-desktop -data DIRECTORY");
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            Display display = PlatformUI.getWorkbench().getDisplay();
            display.syncExec(() -> PlatformUI.getWorkbench().close());
        }
    }
}
