package org.sluice.ui.checkpoints.internal;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;

/** Goes back to a value of the cursor, or by a duration. */
@NonNullByDefault({})
public final class RewindHandler extends CheckpointHandler {

    /** With its title. */
    public RewindHandler() {
        super("Rewind");
    }

    @Override
    Change change(ExecutionEvent event, InspectorView view) {
        String unit = view.unitId();
        InputDialog dialog = new InputDialog(
                HandlerUtil.getActiveShell(event),
                "Rewind",
                "Where shall the next run begin? A value of the cursor, or how far back: 3d, PT12H.",
                view.cursor(),
                text -> text.isBlank() ? "Enter a value or a duration." : null);
        if (dialog.open() != Window.OK) {
            return null;
        }
        String to = dialog.getValue().strip();
        return editor -> editor.rewind(unit, to);
    }
}
