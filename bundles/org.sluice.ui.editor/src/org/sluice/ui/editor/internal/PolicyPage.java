package org.sluice.ui.editor.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.sluice.api.problem.SluiceException;
import org.sluice.presentation.units.PlanRow;
import org.sluice.project.OpenProject;
import org.sluice.project.Project;
import org.sluice.run.Reading;
import org.sluice.run.RunRequest;
import org.sluice.run.Unit;
import org.sluice.ui.common.VirtualTable;
import org.sluice.ui.common.Work;

/** How the work is cut and tried again, and what a run would therefore do. */
@NonNullByDefault({})
final class PolicyPage extends UnitPage {

    private Button plan;
    private Label state;
    private VirtualTable<PlanRow> slices;
    private Text statement;
    private String planned = "";

    PolicyPage(UnitEditor editor) {
        super(editor, "policy", "Slicing and Policy");
    }

    @Override
    void createSections(Composite body, FormToolkit toolkit) {
        settings(body, toolkit, "Slices", field -> field.group().equals("slicing"));
        settings(
                body,
                toolkit,
                "Tries and staging",
                field -> field.group().equals("retry") || field.key().equals("staging"));
        Composite parent = section(body, toolkit, "Plan preview", 2);
        plan = toolkit.createButton(parent, "Plan Now", SWT.PUSH);
        plan.setToolTipText(
                "Asks the source what a run of this unit would read now, as the fields say. Changes nothing.");
        plan.addListener(SWT.Selection, event -> plan());
        state = toolkit.createLabel(parent, "");
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(state);
        slices = new VirtualTable<>(parent, PlanRow.columns(), PlanRow::key);
        GridDataFactory.fillDefaults()
                .grab(true, true)
                .span(2, 1)
                .hint(500, 150)
                .applyTo(slices.control());
        statement = toolkit.createText(parent, "", SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        statement.setFont(JFaceResources.getTextFont());
        statement.setMessage("Select a slice to see its statement.");
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .span(2, 1)
                .hint(500, 70)
                .applyTo(statement);
        slices.addSelectionChangedListener(event -> statement.setText(
                slices.selection().isEmpty() ? "" : slices.selection().get(0).statement()));
    }

    @Override
    void refresh() {
        boolean stale = !planned.isEmpty() && !planned.equals(subject());
        plan.setEnabled(!edited().unit().isEmpty() && edited().text().editable());
        if (stale) {
            state.setText("The unit has changed since it was planned.");
        } else if (planned.isEmpty()) {
            state.setText("Shows the slices, their estimates and their statements. Changes nothing.");
        }
    }

    private String subject() {
        return edited().unit() + "\n" + edited().text().yaml().text();
    }

    private void plan() {
        Optional<OpenProject> open = EditedUnits.project();
        String subject = subject();
        String id = edited().text().idOf(edited().unit());
        String content = edited().text().yaml().text();
        state.setText("Planning \u2026");
        plan.setEnabled(false);
        open.ifPresent(project -> Work.start("Planning " + id, () -> {
            try {
                List<PlanRow> rows = rows(project, id, content);
                later(() -> show(subject, rows, PlanRow.summary(rows)));
            } catch (SluiceException e) {
                later(() -> show(subject, List.of(), e.problem().text()));
            } catch (RuntimeException e) {
                ILog.of(PolicyPage.class).error("Planning " + id + " failed", e);
                later(() -> show(subject, List.of(), "Planning failed by a defect: " + e));
            }
        }));
    }

    private List<PlanRow> rows(OpenProject open, String id, String content) {
        Project project = edited().unsaved(content).orElse(open.project());
        List<Unit> units =
                project.units().stream().filter(unit -> unit.id().equals(id)).toList();
        if (units.isEmpty()) {
            project.select(List.of(id), List.of());
        }
        return PlanRow.of(open.engine().runs().plan(RunRequest.of(units, Reading.NEWS, 1)));
    }

    private void later(Runnable body) {
        getSite().getShell().getDisplay().asyncExec(() -> {
            if (!state.isDisposed()) {
                body.run();
            }
        });
    }

    private void show(String subject, List<PlanRow> rows, String words) {
        planned = subject;
        plan.setEnabled(true);
        slices.setRows(rows);
        if (!rows.isEmpty()) {
            slices.setSelection(new org.eclipse.jface.viewers.StructuredSelection(rows.get(0)));
        } else {
            statement.setText("");
        }
        refresh();
        if (planned.equals(subject())) {
            state.setText(words.replace("&", "&&"));
        }
    }

    /** Presses the button, for page objects. */
    void press() {
        plan();
    }

    /** The slices, for page objects. */
    List<PlanRow> shown() {
        return slices.shown();
    }
}
