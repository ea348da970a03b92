package org.sluice.ui.units.internal;

import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.widgets.Shell;
import org.sluice.presentation.units.UnitRow;
import org.sluice.run.Reading;
import org.sluice.run.Unit;
import org.sluice.ui.common.ConfirmDialog;
import org.sluice.ui.common.ProjectService;

/** Reads everything again in place of what the targets have, after asking. */
@NonNullByDefault({})
public final class FullRefreshHandler extends UnitHandler {

    @Override
    void execute(Shell shell, ProjectService projects, List<UnitRow> rows) {
        List<Unit> units = runnable(rows);
        List<String> losses = units.stream()
                .map(unit -> unit.id() + ": everything in " + unit.object() + " at " + unit.sink()
                        + " is replaced by what the source has now.")
                .toList();
        if (ConfirmDialog.agreed(
                shell, "Full refresh", "Read everything again and replace the targets?", losses, "Replace")) {
            projects.run(units, new Reading.Everything());
        }
    }
}
