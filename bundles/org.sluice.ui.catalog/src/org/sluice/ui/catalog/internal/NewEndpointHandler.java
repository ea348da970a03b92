package org.sluice.ui.catalog.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the wizard for a new endpoint. */
@NonNullByDefault({})
public final class NewEndpointHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        EndpointWizard.create(HandlerUtil.getActiveShell(event));
        return null;
    }
}
