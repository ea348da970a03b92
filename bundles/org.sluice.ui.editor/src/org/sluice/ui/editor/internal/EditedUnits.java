package org.sluice.ui.editor.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.SluiceException;
import org.sluice.editing.unit.SettingField;
import org.sluice.editing.unit.UnitsText;
import org.sluice.editing.yaml.TextChange;
import org.sluice.project.OpenProject;
import org.sluice.ui.common.ProjectService;

/**
 * The text of a unit file while it is edited, the unit that the forms show, and what the project would say about it. The
 * document is the only place where a text is kept; forms and text page both change it. For the UI's thread.
 */
@NonNullByDefault({})
final class EditedUnits implements IDocumentListener {

    private static final int QUIET = 250;

    private final IDocument document;
    private final Path file;
    private final List<SettingField> fields;
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Runnable> endings = new ArrayList<>();
    private final ValidationJob validation;
    private UnitsText text;
    private String unit = "";
    private Validation known = Validation.NONE;
    private Optional<Problem> refusal = Optional.empty();

    EditedUnits(IDocument document, Path file, List<SettingField> fields) {
        this.document = document;
        this.file = file;
        this.fields = fields;
        this.validation = new ValidationJob();
        this.text = UnitsText.of(document.get());
        chooseUnit();
        document.addDocumentListener(this);
        validation.schedule();
    }

    void dispose() {
        document.removeDocumentListener(this);
        validation.cancel();
        listeners.clear();
        endings.forEach(Runnable::run);
    }

    void whenDisposed(Runnable ending) {
        endings.add(ending);
    }

    /** Is told of every change, on the UI's thread. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** Something that the forms show beside the text has changed. */
    void refresh() {
        changed();
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {
        refusal = Optional.empty();
    }

    @Override
    public void documentChanged(DocumentEvent event) {
        text = UnitsText.of(document.get());
        chooseUnit();
        validation.cancel();
        validation.schedule(QUIET);
        changed();
    }

    private void chooseUnit() {
        List<String> units = text.units();
        if (!units.contains(unit) && !units.isEmpty()) {
            unit = units.get(0);
        }
    }

    UnitsText text() {
        return text;
    }

    /** The unit that the forms show; empty while there is none. */
    String unit() {
        return text.units().contains(unit) ? unit : "";
    }

    void show(String other) {
        if (!other.equals(unit) && text.units().contains(other)) {
            unit = other;
            changed();
        }
    }

    List<SettingField> fields() {
        return fields;
    }

    Validation validation() {
        return known;
    }

    /** Why the last change was not taken; empty when it was. */
    Optional<Problem> refusal() {
        return refusal;
    }

    Path file() {
        return file;
    }

    /** Changes the text, unless it is written in a way that only a person can change. */
    void change(java.util.function.Supplier<TextChange> wanted) {
        try {
            TextChange change = wanted.get();
            if (change.length() > 0 || !change.text().isEmpty()) {
                document.replace(change.offset(), change.length(), change.text());
            }
        } catch (SluiceException e) {
            refusal = Optional.of(e.problem());
            changed();
        } catch (BadLocationException e) {
            throw new IllegalStateException("The change is for another text", e);
        }
    }

    static Optional<OpenProject> project() {
        return PlatformUI.getWorkbench()
                .getService(ProjectService.class)
                .current()
                .value();
    }

    /** The project as it would be with the present text; not for the UI's thread. */
    Optional<org.sluice.project.Project> unsaved(String content) {
        return project()
                .filter(open -> file.startsWith(open.project().directory()))
                .map(open -> open.with(Map.of(file, content)));
    }

    @NonNullByDefault({})
    private final class ValidationJob extends Job {

        ValidationJob() {
            super("Validating " + file.getFileName());
            setSystem(true);
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            String content = document.get();
            Validation found = unsaved(content)
                    .map(project -> Validation.of(project, file))
                    .orElse(Validation.NONE);
            Display display = PlatformUI.getWorkbench().getDisplay();
            if (!monitor.isCanceled() && !display.isDisposed()) {
                display.asyncExec(() -> take(found));
            }
            return Status.OK_STATUS;
        }

        private void take(Validation found) {
            if (!known.equals(found)) {
                known = found;
                changed();
            }
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == ProjectService.WORK;
        }
    }
}
