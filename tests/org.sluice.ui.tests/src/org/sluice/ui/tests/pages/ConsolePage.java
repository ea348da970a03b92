package org.sluice.ui.tests.pages;

import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.viewers.StructuredSelection;
import org.sluice.presentation.units.UnitRow;
import org.sluice.project.UnitStanding.Badge;
import org.sluice.ui.units.internal.ConsoleView;

/** The ingestion console. */
public final class ConsolePage {

    private final ConsoleView view = Ui.view(ConsoleView.ID, ConsoleView.class);

    public List<UnitRow> rows() {
        return Ui.get(() -> view.table().shown());
    }

    public UnitRow row(String unit) {
        return rows().stream().filter(row -> row.id().equals(unit)).findFirst().orElseThrow();
    }

    public void awaitRows(int count) {
        Ui.await(
                count + " units",
                () -> view.emptyHeading().isEmpty() && rowsNow().size() == count);
    }

    public void awaitHeading(String heading) {
        Ui.await(heading, () -> view.emptyHeading().equals(heading));
    }

    public void await(String unit, Badge badge) {
        Ui.await(unit + " is " + badge.label(), () -> ends(unit, badge));
    }

    /** A unit that fails does not become what is waited for. */
    private boolean ends(String unit, Badge wanted) {
        UnitRow row =
                rowsNow().stream().filter(r -> r.id().equals(unit)).findFirst().orElseThrow();
        if (row.badge() == Badge.FAILED && wanted != Badge.FAILED) {
            throw new AssertionError(unit + " failed: " + row.problem());
        }
        return row.badge() == wanted;
    }

    private List<UnitRow> rowsNow() {
        return view.table().shown();
    }

    public void select(String... units) {
        Ui.run(() -> {
            view.getSite().getPage().activate(view);
            view.table()
                    .setSelection(new StructuredSelection(rowsNow().stream()
                            .filter(row -> Arrays.asList(units).contains(row.id()))
                            .toList()));
        });
    }

    public List<String> selected() {
        return Ui.get(() -> view.table().selection().stream().map(UnitRow::id).toList());
    }

    public void filter(String text) {
        Ui.run(() -> view.table().filter(text));
    }

    /** Clicks on the header of a column. */
    public void sort(String header) {
        Ui.run(() -> Arrays.stream(view.table().control().getColumns())
                .filter(column -> column.getText().equals(header))
                .findFirst()
                .orElseThrow()
                .notifyListeners(org.eclipse.swt.SWT.Selection, new org.eclipse.swt.widgets.Event()));
    }

    public void run(String... units) {
        select(units);
        Ui.command("org.sluice.ui.units.run");
    }

    public void command(String name) {
        Ui.command("org.sluice.ui.units." + name);
    }

    public boolean enabled(String name) {
        return Ui.enabled("org.sluice.ui.units." + name);
    }
}
