package org.sluice.ui.projects.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.sluice.ui.common.ProjectFolders;
import org.sluice.ui.common.ProjectService;

/** Takes a project folder that is there into the workspace. Nothing is copied. */
@NonNullByDefault({})
public final class ImportProjectWizard extends Wizard implements IImportWizard {

    private FolderPage page;

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        setWindowTitle("Import project");
        setHelpAvailable(false);
    }

    @Override
    public void addPages() {
        page = new FolderPage();
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        ProjectFolders.open(
                PlatformUI.getWorkbench().getService(ProjectService.class),
                Path.of(page.folder.getText().strip()));
        return true;
    }

    @NonNullByDefault({})
    private static final class FolderPage extends WizardPage {
        private Text folder;

        FolderPage() {
            super("folder", "Import a project", null);
            setDescription("Choose a folder that holds a sluice.yaml. It stays where it is.");
        }

        @Override
        public void createControl(Composite parent) {
            Composite area = new Composite(parent, SWT.NONE);
            GridLayoutFactory.fillDefaults()
                    .numColumns(3)
                    .margins(10, 10)
                    .spacing(10, 8)
                    .applyTo(area);
            new Label(area, SWT.NONE).setText("Folder:");
            folder = new Text(area, SWT.BORDER);
            GridDataFactory.fillDefaults()
                    .grab(true, false)
                    .hint(420, SWT.DEFAULT)
                    .applyTo(folder);
            folder.addModifyListener(event -> validate());
            Button browse = new Button(area, SWT.PUSH);
            browse.setText("Browse \u2026");
            browse.addListener(SWT.Selection, event -> browse());
            setControl(area);
            setPageComplete(false);
        }

        private void browse() {
            String chosen = new DirectoryDialog(getShell()).open();
            if (chosen != null) {
                folder.setText(chosen);
            }
        }

        private void validate() {
            Optional<String> problem = FolderCheck.problemOfExisting(folder.getText());
            setErrorMessage(problem.orElse(null));
            setPageComplete(problem.isEmpty());
        }
    }
}
