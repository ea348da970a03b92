package org.sluice.ui.units.internal;

import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.widgets.Shell;
import org.sluice.presentation.units.PlanRow;
import org.sluice.presentation.units.UnitRow;
import org.sluice.run.Reading;
import org.sluice.run.RunRequest;
import org.sluice.run.Unit;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.common.Work;

/** Shows what a run of the selected units would do. */
@NonNullByDefault({})
public final class DryRunHandler extends UnitHandler {

    @Override
    void execute(Shell shell, ProjectService projects, List<UnitRow> rows) {
        List<Unit> units = runnable(rows);
        projects.current()
                .value()
                .ifPresent(project -> Work.start("Planning", () -> {
                    List<PlanRow> plan =
                            PlanRow.of(project.engine().runs().plan(RunRequest.of(units, Reading.NEWS, 1)));
                    shell.getDisplay().asyncExec(() -> {
                        if (new PlanDialog(shell, plan).open() == PlanDialog.RUN) {
                            projects.run(units, Reading.NEWS);
                        }
                    });
                }));
    }
}
