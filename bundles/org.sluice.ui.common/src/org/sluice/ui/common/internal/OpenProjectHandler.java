package org.sluice.ui.common.internal;

import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.sluice.ui.common.ProjectFolders;
import org.sluice.ui.common.ProjectService;

/** Asks for a project's folder and shows the project. */
@NonNullByDefault({})
public final class OpenProjectHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        DirectoryDialog dialog = new DirectoryDialog(HandlerUtil.getActiveShell(event));
        dialog.setText("Open a project");
        dialog.setMessage("Choose the folder that holds sluice.yaml.");
        String chosen = dialog.open();
        if (chosen != null) {
            ProjectFolders.open(PlatformUI.getWorkbench().getService(ProjectService.class), Path.of(chosen));
        }
        return null;
    }
}
