package org.sluice.ui.units.internal;

import java.time.Instant;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.sluice.presentation.units.UnitRow;
import org.sluice.run.state.Pause;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.common.Work;

/** Makes runs leave the selected units out. */
@NonNullByDefault({})
public final class PauseHandler extends UnitHandler {

    @Override
    void execute(Shell shell, ProjectService projects, List<UnitRow> rows) {
        InputDialog reason = new InputDialog(
                shell,
                "Pause",
                "Runs leave these units out until they are resumed. Why, for those who see it later?",
                "",
                null);
        if (reason.open() == Window.OK) {
            String user = "user:" + System.getProperty("user.name", "unknown");
            String words = reason.getValue();
            projects.current()
                    .value()
                    .ifPresent(project -> Work.start(
                            "Pausing",
                            () -> rows.forEach(row ->
                                    project.engine().state().pause(new Pause(row.id(), Instant.now(), user, words)))));
        }
    }
}
