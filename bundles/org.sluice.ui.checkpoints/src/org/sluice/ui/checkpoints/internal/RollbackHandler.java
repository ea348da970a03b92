package org.sluice.ui.checkpoints.internal;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.handlers.HandlerUtil;
import org.sluice.presentation.checkpoints.VersionRow;

/** Takes the position of the selected version. */
@NonNullByDefault({})
public final class RollbackHandler extends CheckpointHandler {

    /** With its title. */
    public RollbackHandler() {
        super("Roll back");
    }

    @Override
    Change change(ExecutionEvent event, InspectorView view) {
        Object selected = HandlerUtil.getCurrentStructuredSelection(event).getFirstElement();
        String unit = view.unitId();
        return selected instanceof VersionRow row ? editor -> editor.rollback(unit, row.version()) : null;
    }
}
