package org.sluice.ui.checkpoints.internal;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Sets the checkpoint back to nothing. */
@NonNullByDefault({})
public final class ResetCheckpointHandler extends CheckpointHandler {

    /** With its title. */
    public ResetCheckpointHandler() {
        super("Reset");
    }

    @Override
    Change change(ExecutionEvent event, InspectorView view) {
        String unit = view.unitId();
        return editor -> editor.reset(unit);
    }
}
