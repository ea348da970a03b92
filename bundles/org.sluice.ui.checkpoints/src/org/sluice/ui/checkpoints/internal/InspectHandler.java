package org.sluice.ui.checkpoints.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.sluice.presentation.units.UnitRow;

/** Shows the checkpoint of the selected unit. */
@NonNullByDefault({})
public final class InspectHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Object selected = HandlerUtil.getCurrentStructuredSelection(event).getFirstElement();
        try {
            InspectorView view = (InspectorView) HandlerUtil.getActiveWorkbenchWindowChecked(event)
                    .getActivePage()
                    .showView(InspectorView.ID);
            if (selected instanceof UnitRow unit) {
                view.inspect(unit.id());
            }
            return null;
        } catch (PartInitException e) {
            throw new ExecutionException("The checkpoint inspector cannot be opened", e);
        }
    }
}
