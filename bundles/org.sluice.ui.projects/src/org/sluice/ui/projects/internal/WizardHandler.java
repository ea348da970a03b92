package org.sluice.ui.projects.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbenchWizard;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the wizard that a command is for. */
@NonNullByDefault({})
public final class WizardHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        boolean makes = event.getCommand().getId().endsWith(".newProject");
        IWorkbenchWizard wizard = makes ? new NewProjectWizard() : new ImportProjectWizard();
        wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
        new WizardDialog(HandlerUtil.getActiveShell(event), wizard).open();
        return null;
    }
}
