package org.sluice.ui.units.internal;

import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.widgets.Shell;
import org.sluice.presentation.units.UnitRow;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.common.Work;

/** Lets paused units run again. */
@NonNullByDefault({})
public final class ResumeHandler extends UnitHandler {

    @Override
    void execute(Shell shell, ProjectService projects, List<UnitRow> rows) {
        projects.current()
                .value()
                .ifPresent(project -> Work.start(
                        "Resuming",
                        () -> rows.forEach(row -> project.engine().state().resume(row.id()))));
    }
}
