package org.sluice.ui.units.internal;

import java.time.Clock;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.sluice.presentation.checkpoints.Proposals;
import org.sluice.presentation.units.UnitRow;
import org.sluice.project.OpenProject;
import org.sluice.run.checkpoint.CheckpointEditor;
import org.sluice.ui.common.ConfirmDialog;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.common.Work;

/** Sets the checkpoints of the selected units back to nothing, after listing what that drops. */
@NonNullByDefault({})
public final class ResetHandler extends UnitHandler {

    @Override
    void execute(Shell shell, ProjectService projects, List<UnitRow> rows) {
        projects.current()
                .value()
                .ifPresent(project -> Work.start("Looking at checkpoints", () -> {
                    CheckpointEditor editor = editor(project);
                    Proposals proposals = new Proposals(
                            rows.stream().map(row -> editor.reset(row.id())).toList());
                    shell.getDisplay().asyncExec(() -> ask(shell, editor, proposals));
                }));
    }

    private static CheckpointEditor editor(OpenProject project) {
        String author = "user:" + System.getProperty("user.name", "unknown");
        return new CheckpointEditor(project.engine().state(), Clock.systemUTC(), author);
    }

    private static void ask(Shell shell, CheckpointEditor editor, Proposals proposals) {
        if (proposals.isEmpty()) {
            MessageDialog.openInformation(
                    shell,
                    "Reset",
                    "None of these units has a position that could be reset. The next run reads everything.");
        } else if (ConfirmDialog.agreed(
                shell,
                "Reset",
                "Reset these checkpoints? A target that is appended to gets the rows twice. Every version is kept, "
                        + "and can be rolled back to.",
                proposals.lines(),
                "Reset")) {
            Work.start("Resetting", () -> proposals.apply(editor));
        }
    }
}
