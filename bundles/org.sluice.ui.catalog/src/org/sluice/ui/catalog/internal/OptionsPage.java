package org.sluice.ui.catalog.internal;

import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.sluice.api.config.Option;
import org.sluice.editing.endpoint.ConnectionTest;
import org.sluice.editing.endpoint.EndpointDraft;
import org.sluice.ui.common.Icons;
import org.sluice.ui.common.Work;

/** The options of an endpoint, and a test of what they say. */
@NonNullByDefault({})
final class OptionsPage extends WizardPage {

    private static final int RESULT_LINES = 4;

    private final EndpointWizard wizard;
    private Text id;
    private ScrolledComposite scroll;
    private OptionForm form;
    private Button test;
    private Label resultIcon;
    private Text result;
    private Optional<ConnectionTest.Outcome> outcome = Optional.empty();

    OptionsPage(EndpointWizard wizard) {
        super("options", "Endpoint", null);
        this.wizard = wizard;
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(8, 8).spacing(0, 8).applyTo(area);
        createId(area);
        scroll = new ScrolledComposite(area, SWT.V_SCROLL | SWT.BORDER);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        GridDataFactory.fillDefaults().grab(true, true).hint(400, 260).applyTo(scroll);
        createTest(area);
        setControl(area);
    }

    private void createId(Composite parent) {
        Composite row = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .spacing(16, 0)
                .margins(8, 0)
                .applyTo(row);
        new Label(row, SWT.NONE).setText("Id:");
        id = new Text(row, SWT.BORDER);
        id.setMessage("Such as shop; units name the endpoint by it");
        id.setText(wizard.draft().id());
        id.setEnabled(wizard.isNew());
        id.addModifyListener(event -> change(wizard.draft().named(id.getText().strip())));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(id);
    }

    private void createTest(Composite parent) {
        Composite row = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 0).applyTo(row);
        test = new Button(row, SWT.PUSH);
        test.setText("Test Connection");
        test.addListener(SWT.Selection, event -> test());
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(test);
        resultIcon = new Label(row, SWT.NONE);
        resultIcon.setImage(Icons.image("state-idle"));
        GridDataFactory.fillDefaults()
                .align(SWT.CENTER, SWT.BEGINNING)
                .indent(0, 4)
                .applyTo(resultIcon);
        result = new Text(row, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        result.setBackground(row.getBackground());
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(300, RESULT_LINES * result.getLineHeight())
                .applyTo(result);
    }

    @Override
    public void setVisible(boolean visible) {
        if (visible
                && (form == null
                        || !form.control()
                                .getData()
                                .equals(wizard.draft().template().id()))) {
            createForm();
        }
        super.setVisible(visible);
    }

    private void createForm() {
        if (form != null) {
            form.control().dispose();
        }
        EndpointDraft draft = wizard.draft();
        form = new OptionForm(
                scroll, draft, (option, text) -> change(wizard.draft().with(option, text)));
        form.control().setData(draft.template().id());
        scroll.setContent(form.control());
        scroll.setMinSize(form.control().computeSize(SWT.DEFAULT, SWT.DEFAULT));
        scroll.getVerticalBar().setIncrement(24);
        setTitle(draft.template().label());
        change(draft);
        if (wizard.isNew()) {
            id.setFocus();
        }
    }

    private void change(EndpointDraft draft) {
        wizard.setDraft(draft);
        if (form != null) {
            form.show(draft);
        }
        Optional<String> problem = draft.idProblem(wizard.takenIds()).or(() -> firstProblem(draft));
        boolean untouched = draft.id().isEmpty();
        setErrorMessage(untouched ? null : problem.orElse(null));
        setMessage(untouched ? problem.orElse(draft.template().description()) : standing(draft), level(draft));
        setPageComplete(problem.isEmpty());
        test.setEnabled(draft.valid());
    }

    private static Optional<String> firstProblem(EndpointDraft draft) {
        return draft.template().options().stream()
                .flatMap(option ->
                        draft
                                .problem(option)
                                .map(problem -> OptionForm.label((Option<?>) option) + " " + problem)
                                .stream())
                .findFirst();
    }

    private boolean tested(EndpointDraft draft) {
        return outcome.filter(ConnectionTest.Outcome::passed)
                .filter(done -> done.draft().testValues().equals(draft.testValues()))
                .isPresent();
    }

    private String standing(EndpointDraft draft) {
        if (tested(draft)) {
            return "The connection works.";
        }
        if (outcome.isEmpty()) {
            return "Test the connection before you save it.";
        }
        return outcome.get().passed()
                ? "The options have changed since the test. Test the connection again before you save it."
                : "The connection does not work yet. It can be saved all the same, and mended later.";
    }

    private int level(EndpointDraft draft) {
        return tested(draft) || outcome.isEmpty() ? IMessageProvider.NONE : IMessageProvider.WARNING;
    }

    private void test() {
        EndpointDraft draft = wizard.draft();
        org.eclipse.swt.widgets.Display display = getShell().getDisplay();
        test.setEnabled(false);
        result.setText("Connecting \u2026");
        resultIcon.setImage(Icons.image("state-running"));
        Work.start("Testing the connection", () -> {
            ConnectionTest.Outcome done = new ConnectionTest(EndpointWizard.plugins())
                    .run(wizard.project().project(), draft);
            display.asyncExec(() -> show(done));
        });
    }

    private void show(ConnectionTest.Outcome done) {
        if (result.isDisposed()) {
            return;
        }
        outcome = Optional.of(done);
        StringBuilder text = new StringBuilder();
        for (ConnectionTest.Diagnostic diagnostic : done.diagnostics()) {
            text.append(text.isEmpty() ? "" : "\n").append(diagnostic.text());
            text.append(diagnostic.hint().isEmpty() ? "" : "\n" + diagnostic.hint());
        }
        result.setText(text.toString());
        resultIcon.setImage(Icons.image(done.passed() ? "state-healthy" : "state-failed"));
        resultIcon.getParent().layout(true);
        change(wizard.draft());
    }

    /** What the last test said, for page objects. */
    String resultText() {
        return result.getText();
    }

    /** The field of the id, for page objects. */
    Text id() {
        return id;
    }

    /** The generated fields, for page objects. */
    OptionForm form() {
        return form;
    }
}
