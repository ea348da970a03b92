package org.sluice.ui.runs.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.sluice.presentation.runs.RunRow;
import org.sluice.project.OpenProject;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.common.Work;

/** Asks the selected runs to stop, whichever process runs them. */
@NonNullByDefault({})
public final class CancelRunHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        ProjectService projects = PlatformUI.getWorkbench().getService(ProjectService.class);
        for (Object selected : HandlerUtil.getCurrentStructuredSelection(event)) {
            if (selected instanceof RunRow run) {
                projects.current().value().ifPresent(project -> cancel(project, run));
            }
        }
        return null;
    }

    private static void cancel(OpenProject project, RunRow run) {
        Work.start("Cancelling " + run.runId(), () -> project.engine().runs().cancel(run.runId()));
    }
}
