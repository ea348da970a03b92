package org.sluice.ui.projects.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Name, folder and what the project begins with. */
@NonNullByDefault({})
final class NewProjectPage extends WizardPage {

    private Text name;
    private Text folder;
    private boolean folderTyped;
    private ProjectTemplate template = ProjectTemplate.DEMO;

    NewProjectPage() {
        super("project", "New project", null);
        setDescription("A project is a folder of text files: endpoints, units, and a sluice.yaml.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults()
                .numColumns(3)
                .margins(10, 10)
                .spacing(10, 8)
                .applyTo(area);
        new Label(area, SWT.NONE).setText("Name:");
        name = new Text(area, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(name);
        new Label(area, SWT.NONE).setText("Folder:");
        folder = new Text(area, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).hint(420, SWT.DEFAULT).applyTo(folder);
        Button browse = new Button(area, SWT.PUSH);
        browse.setText("Browse \u2026");
        browse.addListener(SWT.Selection, event -> browse());
        createTemplates(area);
        setControl(area);
        name.setText("sluice-demo");
        followName();
        name.addModifyListener(event -> {
            followName();
            validate();
        });
        folder.addModifyListener(event -> {
            folderTyped = !folder.getText().equals(usualFolder());
            validate();
        });
        name.selectAll();
        name.setFocus();
        validate();
    }

    private void createTemplates(Composite parent) {
        Group group = new Group(parent, SWT.NONE);
        group.setText("Begin with");
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).indent(0, 8).applyTo(group);
        GridLayoutFactory.fillDefaults().margins(10, 8).spacing(0, 4).applyTo(group);
        for (ProjectTemplate one : ProjectTemplate.values()) {
            Button button = new Button(group, SWT.RADIO);
            button.setText(one.label());
            button.setSelection(one == template);
            button.addListener(SWT.Selection, event -> {
                if (button.getSelection()) {
                    template = one;
                    validate();
                }
            });
            Label description = new Label(group, SWT.WRAP);
            description.setText(one.description());
            GridDataFactory.fillDefaults()
                    .grab(true, false)
                    .indent(26, 0)
                    .hint(420, SWT.DEFAULT)
                    .applyTo(description);
        }
    }

    private void browse() {
        DirectoryDialog dialog = new DirectoryDialog(getShell());
        dialog.setMessage("Choose the folder for the project; it is made when it is not there.");
        String chosen = dialog.open();
        if (chosen != null) {
            folder.setText(chosen);
        }
    }

    private String usualFolder() {
        String safe = name.getText().strip().replaceAll("[^A-Za-z0-9._-]+", "-");
        return Path.of(System.getProperty("user.home"), safe).toString();
    }

    private void followName() {
        if (!folderTyped) {
            folder.setText(usualFolder());
        }
    }

    private void validate() {
        Optional<String> problem = FolderCheck.problemOfNew(name.getText(), folder.getText());
        setErrorMessage(problem.orElse(null));
        setPageComplete(problem.isEmpty());
    }

    ProjectTemplate template() {
        return template;
    }

    Path folder() {
        return Path.of(folder.getText().strip()).toAbsolutePath().normalize();
    }

    String projectName() {
        return name.getText().strip();
    }
}
