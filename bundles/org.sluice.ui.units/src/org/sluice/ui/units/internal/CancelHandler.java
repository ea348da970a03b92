package org.sluice.ui.units.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.widgets.Shell;
import org.sluice.presentation.units.UnitRow;
import org.sluice.presentation.units.UnitRow.LastRun;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.common.Work;

/** Asks the runs that hold the selected units to stop, whichever process runs them. */
@NonNullByDefault({})
public final class CancelHandler extends UnitHandler {

    @Override
    void execute(Shell shell, ProjectService projects, List<UnitRow> rows) {
        Set<String> runs = rows.stream()
                .filter(UnitRow::running)
                .flatMap(row -> row.run().stream())
                .map(LastRun::runId)
                .collect(Collectors.toSet());
        projects.current()
                .value()
                .ifPresent(project -> Work.start(
                        "Cancelling", () -> runs.forEach(project.engine().runs()::cancel)));
    }
}
