package org.sluice.ui.editor.internal;

import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.sluice.editing.unit.UnitSummary;
import org.sluice.presentation.table.Column;
import org.sluice.project.Finding;
import org.sluice.ui.common.Icons;
import org.sluice.ui.common.VirtualTable;

/** The units of the file, and what the chosen one does. */
@NonNullByDefault({})
final class OverviewPage extends UnitPage {

    private static final List<String> SETTINGS =
            List.of("sync_mode", "cursor_field", "lookback_window", "safety_lag", "disabled");

    private VirtualTable<String> table;
    private Label summary;
    private Label findings;
    private boolean following;

    OverviewPage(UnitEditor editor) {
        super(editor, "overview", "Overview");
    }

    @Override
    void createSections(Composite body, FormToolkit toolkit) {
        Composite what = section(body, toolkit, "In short", 1);
        summary = toolkit.createLabel(what, "", SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(500, SWT.DEFAULT).applyTo(summary);
        findings = toolkit.createLabel(what, "", SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(500, SWT.DEFAULT).applyTo(findings);
        settings(body, toolkit, "What is read", field -> SETTINGS.contains(field.key()));
        createUnits(section(body, toolkit, "Units of this file", 2), toolkit);
    }

    private void createUnits(Composite parent, FormToolkit toolkit) {
        table = new VirtualTable<>(parent, columns(), unit -> unit);
        table.setImages("unit", unit -> Icons.image("unit"));
        GridDataFactory.fillDefaults().grab(true, true).hint(400, 180).applyTo(table.control());
        table.addSelectionChangedListener(event -> {
            if (!following && table.selection().size() == 1) {
                edited().show(table.selection().get(0));
            }
        });
        Button remove = toolkit.createButton(parent, "Remove", SWT.PUSH);
        remove.setToolTipText("Takes the selected units out of the file; what they have written stays");
        remove.addListener(SWT.Selection, event -> table.selection()
                .forEach(unit -> edited().change(() -> edited().text().without(unit))));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(remove);
    }

    private List<Column<String>> columns() {
        return List.of(
                Column.words("unit", "Unit", 28, unit -> unit),
                Column.words("mode", "Reads", 14, unit -> effective(unit, "sync_mode", "full_refresh")),
                Column.words("cursor", "Cursor", 16, unit -> effective(unit, "cursor_field", "")),
                Column.words("write", "Writes", 12, this::writes),
                Column.words("sink", "Sink", 14, unit -> edited().text().sink(unit)),
                Column.words(
                        "enabled",
                        "Enabled",
                        9,
                        unit -> effective(unit, "disabled", "").equals("true") ? "no" : "yes"));
    }

    private String writes(String unit) {
        boolean incremental = effective(unit, "sync_mode", "").equals("incremental");
        return effective(unit, "write_mode", incremental ? "append" : "overwrite");
    }

    private String effective(String unit, String key, String usual) {
        String text = edited().text().effective(unit, key);
        return text.isEmpty() ? usual : text;
    }

    private String words(String unit) {
        if (!edited().text().editable()) {
            return NOT_YAML;
        }
        return unit.isEmpty()
                ? "The file has no units. Add some from the catalog, or in the text."
                : UnitSummary.of(edited().text(), unit);
    }

    private static String line(Finding finding) {
        String path = finding.path().isEmpty() ? "" : finding.path() + ": ";
        return ("Line " + finding.line() + ": " + path + finding.message() + " " + finding.remedy()).strip();
    }

    @Override
    void refresh() {
        following = true;
        table.setRows(edited().text().units());
        String unit = edited().unit();
        if (!unit.isEmpty() && !table.selection().contains(unit)) {
            table.setSelection(new StructuredSelection(unit));
        }
        following = false;
        summary.setText(words(unit).replace("&", "&&"));
        String wrong = edited().validation().findings().stream()
                .map(OverviewPage::line)
                .collect(java.util.stream.Collectors.joining("\n"));
        findings.setText(wrong.replace("&", "&&"));
        findings.setVisible(!wrong.isEmpty());
        ((org.eclipse.swt.layout.GridData) findings.getLayoutData()).exclude = wrong.isEmpty();
        getManagedForm().reflow(true);
    }
}
