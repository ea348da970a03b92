package org.sluice.ui.common;

import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.sluice.api.problem.Problem;
import org.sluice.presentation.Snapshot;
import org.sluice.project.OpenProject;

/**
 * A view of something that is read from the project that is shown: says what to do when there is none, keeps what it has when
 * it cannot be read again, and reads only while it is visible.
 */
@NonNullByDefault({})
public abstract class ModelView<T> extends ViewPart {

    private static final String OPEN_PROJECT = "org.sluice.ui.common.openProject";
    private static final String NEW_DEMO = "org.sluice.ui.common.newDemo";

    private final Runnable projectChanged = this::refreshNow;
    private ProjectService projects;
    private Refresher<Snapshot<T>> refresher;
    private Composite stack;
    private StackLayout layout;
    private EmptyState empty;
    private Composite page;
    private Composite banner;
    private Label bannerText;
    private Control content;
    private volatile Snapshot<T> last = Snapshot.loading();
    private volatile OpenProject lastProject;

    @Override
    public final void createPartControl(Composite parent) {
        projects = getSite().getService(ProjectService.class);
        stack = new Composite(parent, SWT.NONE);
        layout = new StackLayout();
        stack.setLayout(layout);
        empty = new EmptyState(stack);
        page = new Composite(stack, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page);
        createBanner();
        content = createContent(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(content);
        refresher = new Refresher<>(getPartName(), stack, this::next, this::showSnapshot);
        showSnapshot(Snapshot.loading());
        projects.addListener(projectChanged);
        new Visibility(getSite(), refresher).install();
    }

    private void createBanner() {
        banner = new Composite(page, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(banner);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 4).applyTo(banner);
        Label icon = new Label(banner, SWT.NONE);
        icon.setImage(PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJS_WARN_TSK));
        bannerText = new Label(banner, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(bannerText);
        banner.setVisible(false);
    }

    /** On a job's thread. */
    private Snapshot<T> next() {
        Snapshot<OpenProject> current = projects.current();
        OpenProject open = current.value().orElse(null);
        if (open == null || current.problem().isPresent()) {
            last = new Snapshot<>(open == null ? Optional.empty() : last.value(), current.problem());
        } else {
            Snapshot<T> before = open == lastProject ? last : Snapshot.loading();
            last = before.next(() -> read(open));
        }
        lastProject = open;
        return last;
    }

    private void showSnapshot(Snapshot<T> snapshot) {
        Optional<Problem> problem = snapshot.problem();
        if (snapshot.value().isEmpty()) {
            sayWhyEmpty(problem);
            front(empty);
            return;
        }
        showBanner(problem.map(Problem::text).orElse(""));
        T value = snapshot.value().get();
        Optional<EmptyText> nothing = emptyText(value);
        nothing.ifPresent(text -> empty.say(text.heading(), text.explanation(), text.steps()));
        show(value);
        front(nothing.isPresent() ? empty : page);
    }

    private void sayWhyEmpty(Optional<Problem> problem) {
        if (problem.isPresent()) {
            empty.say(
                    "The project cannot be opened",
                    problem.get().text(),
                    List.of(new EmptyState.Step("Try again", projects::reload), openProject()));
        } else if (projects.directory().isPresent()) {
            empty.say("Opening the project \u2026", projects.directory().get().toString(), List.of());
        } else {
            empty.say(
                    "No project is open",
                    "A project is a folder with a sluice.yaml. The demo makes one, with a small database to read from.",
                    List.of(openProject(), new EmptyState.Step("Make a demo project \u2026", () -> execute(NEW_DEMO))));
        }
    }

    private EmptyState.Step openProject() {
        return new EmptyState.Step("Open a project \u2026", () -> execute(OPEN_PROJECT));
    }

    /** Carries out a command. */
    protected final void execute(String commandId) {
        try {
            getSite().getService(IHandlerService.class).executeCommand(commandId, null);
        } catch (org.eclipse.core.commands.common.CommandException e) {
            throw new IllegalStateException("The command " + commandId + " belongs to this product", e);
        }
    }

    private void showBanner(String text) {
        boolean visible = !text.isEmpty();
        bannerText.setText(text.replace("&", "&&"));
        ((org.eclipse.swt.layout.GridData) banner.getLayoutData()).exclude = !visible;
        banner.setVisible(visible);
        page.layout(true);
    }

    private void front(Control control) {
        if (layout.topControl != control) {
            layout.topControl = control;
            stack.layout();
        }
    }

    /**
     * What stands in place of the content while there is none.
     *
     * @param heading why
     * @param explanation what to do
     * @param steps that do it
     */
    public record EmptyText(String heading, String explanation, List<EmptyState.Step> steps) {}

    /** Makes the widgets. */
    protected abstract Control createContent(Composite parent);

    /** Reads the model, on a job's thread. */
    protected abstract T read(OpenProject project);

    /** Shows the model, when it is not equal to what was shown. */
    protected abstract void show(T value);

    /** What to say in place of a model without content; empty when it has some. */
    protected Optional<EmptyText> emptyText(T value) {
        return Optional.empty();
    }

    /** The projects. */
    protected final ProjectService projects() {
        return projects;
    }

    /** What is shown. */
    public final Snapshot<T> snapshot() {
        return last;
    }

    /** The words that stand in place of the content; empty while there is some. */
    public final String emptyHeading() {
        return layout.topControl == empty ? empty.heading() : "";
    }

    /** Reads the model soon; from any thread. */
    public final void refreshNow() {
        if (refresher != null) {
            refresher.now();
        }
    }

    @Override
    public void dispose() {
        if (projects != null) {
            projects.removeListener(projectChanged);
        }
        super.dispose();
    }
}
