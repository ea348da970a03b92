package org.sluice.ui.units.internal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.sluice.presentation.units.UnitRow;
import org.sluice.run.Unit;
import org.sluice.ui.common.ProjectService;

/** Does something to the selected units. */
@NonNullByDefault({})
abstract class UnitHandler extends AbstractHandler {

    /** Something done to units. */
    abstract void execute(Shell shell, ProjectService projects, List<UnitRow> rows);

    @Override
    public final Object execute(ExecutionEvent event) {
        List<UnitRow> rows = new ArrayList<>();
        for (Object selected : HandlerUtil.getCurrentStructuredSelection(event)) {
            if (selected instanceof UnitRow row) {
                rows.add(row);
            }
        }
        if (!rows.isEmpty()) {
            ProjectService projects = PlatformUI.getWorkbench().getService(ProjectService.class);
            execute(HandlerUtil.getActiveShell(event), projects, rows);
        }
        return null;
    }

    /** Those that a run can take. */
    static List<Unit> runnable(List<UnitRow> rows) {
        return rows.stream()
                .filter(row -> !row.running())
                .flatMap(row -> row.unit().stream())
                .toList();
    }
}
