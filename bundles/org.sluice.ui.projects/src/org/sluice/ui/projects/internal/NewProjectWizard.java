package org.sluice.ui.projects.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.sluice.ui.common.ProjectService;

/** Makes a project folder and shows it. */
@NonNullByDefault({})
public final class NewProjectWizard extends Wizard implements INewWizard {

    private NewProjectPage page;

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        setWindowTitle("New project");
        setHelpAvailable(false);
    }

    @Override
    public void addPages() {
        page = new NewProjectPage();
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        ProjectService projects = PlatformUI.getWorkbench().getService(ProjectService.class);
        page.template().make(projects, page.folder(), page.projectName());
        return true;
    }
}
