package org.sluice.ui.units.internal;

import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.widgets.Shell;
import org.sluice.presentation.units.UnitRow;
import org.sluice.run.Reading;
import org.sluice.ui.common.ProjectService;

/** Runs the selected units. */
@NonNullByDefault({})
public final class RunHandler extends UnitHandler {

    @Override
    void execute(Shell shell, ProjectService projects, List<UnitRow> rows) {
        projects.run(runnable(rows), Reading.NEWS);
    }
}
