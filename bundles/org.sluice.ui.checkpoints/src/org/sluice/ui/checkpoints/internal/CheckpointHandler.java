package org.sluice.ui.checkpoints.internal;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.sluice.presentation.checkpoints.Proposals;
import org.sluice.run.checkpoint.CheckpointEditor;
import org.sluice.run.checkpoint.ProposedChange;
import org.sluice.ui.common.ConfirmDialog;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.common.Work;

/** Changes a checkpoint: works out what the change causes, asks, and makes it. */
@NonNullByDefault({})
abstract class CheckpointHandler extends AbstractHandler {

    private final String title;

    CheckpointHandler(String title) {
        this.title = title;
    }

    /** The change, worked out on a job's thread. */
    interface Change extends Function<CheckpointEditor, ProposedChange> {}

    /** What is to be changed; null when a person gave up. */
    abstract Change change(ExecutionEvent event, InspectorView view);

    @Override
    public final Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof InspectorView view
                && !view.unitId().isEmpty()) {
            Change change = change(event, view);
            if (change != null) {
                propose(HandlerUtil.getActiveShell(event), change);
            }
        }
        return null;
    }

    private void propose(Shell shell, Change change) {
        ProjectService projects = PlatformUI.getWorkbench().getService(ProjectService.class);
        projects.current()
                .value()
                .ifPresent(project -> Work.start(title, () -> {
                    String author = "user:" + System.getProperty("user.name", "unknown");
                    CheckpointEditor editor =
                            new CheckpointEditor(project.engine().state(), Clock.systemUTC(), author);
                    Proposals proposals = new Proposals(List.of(change.apply(editor)));
                    shell.getDisplay().asyncExec(() -> ask(shell, editor, proposals));
                }));
    }

    private void ask(Shell shell, CheckpointEditor editor, Proposals proposals) {
        if (proposals.isEmpty()) {
            MessageDialog.openInformation(shell, title, "There is nothing to change.");
        } else if (ConfirmDialog.agreed(
                shell,
                title,
                "Change the checkpoint? Every version is kept, and can be rolled back to.",
                proposals.lines(),
                title)) {
            Work.start(title, () -> proposals.apply(editor));
        }
    }
}
