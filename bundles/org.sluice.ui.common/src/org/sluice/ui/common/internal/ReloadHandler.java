package org.sluice.ui.common.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.PlatformUI;
import org.sluice.ui.common.ProjectService;

/** Reads the project's files again. */
@NonNullByDefault({})
public final class ReloadHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        PlatformUI.getWorkbench().getService(ProjectService.class).reload();
        return null;
    }
}
