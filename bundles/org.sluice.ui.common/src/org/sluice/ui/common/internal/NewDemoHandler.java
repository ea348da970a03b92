package org.sluice.ui.common.internal;

import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.sluice.ui.common.ProjectFolders;
import org.sluice.ui.common.ProjectService;

/** Asks where, and makes a demo project there. */
@NonNullByDefault({})
public final class NewDemoHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        InputDialog dialog = new InputDialog(
                HandlerUtil.getActiveShell(event),
                "New demo project",
                "A new folder for a small database, a project that reads it, and the files that are written.\n"
                        + "An earlier demo in the same folder is replaced; any other folder is left alone.",
                Path.of(System.getProperty("user.home"), "sluice-demo").toString(),
                text -> text.isBlank() ? "Name a folder." : null);
        if (dialog.open() == Window.OK) {
            ProjectFolders.makeDemo(
                    PlatformUI.getWorkbench().getService(ProjectService.class), Path.of(dialog.getValue()));
        }
        return null;
    }
}
