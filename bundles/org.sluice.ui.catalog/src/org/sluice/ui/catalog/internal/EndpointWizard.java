package org.sluice.ui.catalog.internal;

import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.editing.endpoint.EndpointDraft;
import org.sluice.editing.endpoint.Templates;
import org.sluice.editing.yaml.YamlText;
import org.sluice.project.OpenProject;
import org.sluice.project.SecretStore;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.ui.common.Problems;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.common.Work;
import org.sluice.ui.projects.ProjectFiles;

/** Makes or changes an endpoint: its type, its options, a test of the connection, its file. */
@NonNullByDefault({})
public final class EndpointWizard extends Wizard {

    private static final int WIDTH = 620;
    private static final int HEIGHT = 640;

    private final OpenProject project;
    private final Templates templates;
    private final String fileName;
    private final String present;
    private EndpointDraft draft;
    private TemplatePage templatePage;
    private OptionsPage optionsPage;

    private EndpointWizard(
            OpenProject project, Templates templates, EndpointDraft draft, String fileName, String present) {
        this.project = project;
        this.templates = templates;
        this.draft = draft;
        this.fileName = fileName;
        this.present = present;
        setWindowTitle(isNew() ? "New endpoint" : "Endpoint " + draft.id());
        setNeedsProgressMonitor(false);
        setHelpAvailable(false);
    }

    /** Opens it for a new endpoint, as soon as the plug-ins are loaded. */
    public static void create(Shell shell) {
        withProject(project -> {
            Templates templates = Templates.of(plugins());
            shell.getDisplay()
                    .asyncExec(() -> open(
                            shell,
                            new EndpointWizard(
                                    project,
                                    templates,
                                    EndpointDraft.of(templates.all().get(0)),
                                    "",
                                    "")));
        });
    }

    /** Opens it for an endpoint that is there, as soon as its file was read. */
    public static void edit(Shell shell, String id) {
        withProject(project -> {
            ProjectFiles files = new ProjectFiles(project.project().directory());
            String name = project.project().fileOf(id);
            String text = files.read(name);
            EndpointTemplate template = plugins().template(project.project().templateOf(id));
            EndpointDraft draft = EndpointDraft.of(id, template, YamlText.of(text));
            Templates templates = new Templates(List.of(template));
            shell.getDisplay().asyncExec(() -> open(shell, new EndpointWizard(project, templates, draft, name, text)));
        });
    }

    private static void withProject(java.util.function.Consumer<OpenProject> body) {
        ProjectService projects = PlatformUI.getWorkbench().getService(ProjectService.class);
        projects.current()
                .value()
                .ifPresentOrElse(
                        project -> Work.start("Reading endpoint templates", () -> body.accept(project)),
                        () -> Problems.show(
                                "New endpoint",
                                Problem.of(
                                        ProblemCode.E_INVALID_INPUT,
                                        "No project is open.",
                                        "Open a project first, or make a new one.")));
    }

    static PluginCatalog plugins() {
        return PlatformUI.getWorkbench().getService(PluginCatalog.class);
    }

    private static void open(Shell shell, EndpointWizard wizard) {
        WizardDialog dialog = new WizardDialog(shell, wizard);
        dialog.setPageSize(WIDTH, HEIGHT - 200);
        dialog.create();
        dialog.getShell().setMinimumSize(WIDTH, HEIGHT);
        dialog.open();
    }

    @Override
    public void addPages() {
        if (isNew()) {
            templatePage = new TemplatePage(templates);
            addPage(templatePage);
        }
        optionsPage = new OptionsPage(this);
        addPage(optionsPage);
    }

    @Override
    public IWizardPage getNextPage(IWizardPage page) {
        if (page == templatePage) {
            templatePage.chosen().ifPresent(this::choose);
        }
        return super.getNextPage(page);
    }

    private void choose(EndpointTemplate template) {
        if (!template.equals(draft.template())) {
            draft = new EndpointDraft(draft.id(), template, draft.texts());
        }
    }

    /** Whether there is no such endpoint yet. */
    boolean isNew() {
        return present.isEmpty();
    }

    EndpointDraft draft() {
        return draft;
    }

    void setDraft(EndpointDraft changed) {
        draft = changed;
    }

    OpenProject project() {
        return project;
    }

    List<String> takenIds() {
        return isNew() ? project.project().ids() : List.of();
    }

    @Override
    public boolean canFinish() {
        return getContainer().getCurrentPage() == optionsPage && optionsPage.isPageComplete();
    }

    @Override
    public boolean performFinish() {
        EndpointDraft saved = draft;
        String name = isNew() ? "endpoints/" + saved.id() + ".yaml" : fileName;
        Work.start("Saving " + saved.id(), () -> {
            SecretStore secrets = SecretStore.of(System.getenv());
            saved.typedSecrets().forEach(secrets::put);
            new ProjectFiles(project.project().directory()).write(name, saved.fileText(present));
            PlatformUI.getWorkbench().getService(ProjectService.class).reload();
        });
        return true;
    }
}
