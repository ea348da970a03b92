package org.sluice.ui.editor.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.sluice.editing.unit.SettingField;
import org.sluice.editing.unit.UnitSummary;
import org.sluice.project.Finding;

/** A label, a field that follows the text of the file, and a mark beside it when something is wrong. */
@NonNullByDefault({})
final class SettingControl {

    private static final int LINES = 3;

    private final EditedUnits edited;
    private final SettingField field;
    private final Control control;
    private final ControlDecoration mark;
    private final Label origin;
    private boolean filling;

    SettingControl(
            Composite parent, FormToolkit toolkit, EditedUnits edited, SettingField field, List<String> proposals) {
        this.edited = edited;
        this.field = field;
        Label label = toolkit.createLabel(parent, field.label() + ":");
        label.setToolTipText(field.help());
        boolean tall = field.key().equals("where") || field.key().equals("query");
        GridDataFactory.fillDefaults()
                .align(SWT.BEGINNING, tall ? SWT.BEGINNING : SWT.CENTER)
                .indent(0, tall ? 4 : 0)
                .applyTo(label);
        control = create(parent, toolkit, proposals, tall);
        control.setToolTipText(field.help());
        int height = tall ? LINES * ((Text) control).getLineHeight() : SWT.DEFAULT;
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(160, height)
                .indent(6, 0)
                .applyTo(control);
        mark = new ControlDecoration(control, SWT.LEFT | SWT.TOP);
        mark.hide();
        origin = toolkit.createLabel(parent, "");
        origin.setForeground(parent.getDisplay().getSystemColor(SWT.COLOR_DARK_GRAY));
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .hint(270, SWT.DEFAULT)
                .applyTo(origin);
    }

    private Control create(Composite parent, FormToolkit toolkit, List<String> proposals, boolean tall) {
        List<String> words = field.kind() == SettingField.Kind.BOOLEAN ? List.of("true", "false") : field.choices();
        if (!words.isEmpty() || !proposals.isEmpty()) {
            Combo combo = new Combo(parent, SWT.DROP_DOWN);
            toolkit.adapt(combo, true, true);
            combo.setItems((words.isEmpty() ? proposals : words).toArray(String[]::new));
            combo.addModifyListener(event -> typed(combo.getText()));
            return combo;
        }
        int style = tall ? SWT.MULTI | SWT.WRAP | SWT.V_SCROLL : SWT.SINGLE;
        Text text = toolkit.createText(parent, "", style | SWT.BORDER);
        text.addModifyListener(event -> typed(text.getText()));
        return text;
    }

    void setProposals(List<String> proposals) {
        if (control instanceof Combo combo && field.choices().isEmpty() && field.kind() != SettingField.Kind.BOOLEAN) {
            String[] items = proposals.toArray(String[]::new);
            if (!java.util.Arrays.equals(items, combo.getItems())) {
                filling = true;
                String text = combo.getText();
                combo.setItems(items);
                combo.setText(text);
                filling = false;
            }
        }
    }

    private void typed(String text) {
        String unit = edited.unit();
        if (!filling && !unit.isEmpty()) {
            edited.change(() -> edited.text().with(unit, field, text));
        }
    }

    /** Follows the text. */
    void refresh() {
        String unit = edited.unit();
        control.setEnabled(!unit.isEmpty() && edited.text().editable());
        String stated = unit.isEmpty() ? "" : edited.text().stated(unit, field.key());
        if (!same(stated, text())) {
            filling = true;
            setText(stated);
            filling = false;
        }
        origin.setText(stated.isEmpty() && !unit.isEmpty() ? usual(unit) : "");
        origin.setToolTipText(origin.getText());
        showFinding(unit.isEmpty() ? Optional.empty() : edited.validation().about(unit, field.key()));
    }

    /** What is being typed may differ from what was written in blanks and commas only. */
    private static boolean same(String stated, String typed) {
        return stated.equals(typed.strip())
                || stated.replaceAll("[\\s,]+", " ")
                        .strip()
                        .equals(typed.replaceAll("[\\s,]+", " ").strip());
    }

    private String usual(String unit) {
        String inherited = edited.text().inherited(field.key());
        if (!inherited.isEmpty()) {
            return inherited + " \u00b7 file's defaults";
        }
        return edited.validation()
                .value(edited.text().idOf(unit), field.key())
                .map(value -> value.value() + " \u00b7 " + value.origin())
                .orElseGet(() -> builtIn(unit));
    }

    private String builtIn(String unit) {
        String usual = field.usual().isEmpty() ? UnitSummary.usual(edited.text(), unit, field.key()) : field.usual();
        return usual.isEmpty() ? "" : usual + " \u00b7 by default";
    }

    private void showFinding(Optional<Finding> finding) {
        if (finding.isEmpty()) {
            mark.hide();
            return;
        }
        boolean error = finding.get().severity() == Finding.Severity.ERROR;
        mark.setImage(FieldDecorationRegistry.getDefault()
                .getFieldDecoration(error ? FieldDecorationRegistry.DEC_ERROR : FieldDecorationRegistry.DEC_WARNING)
                .getImage());
        mark.setDescriptionText((finding.get().message() + " " + finding.get().remedy()).strip());
        mark.show();
        origin.setText(finding.get().message());
        origin.setToolTipText(mark.getDescriptionText());
    }

    private String text() {
        return control instanceof Combo combo ? combo.getText() : ((Text) control).getText();
    }

    private void setText(String text) {
        if (control instanceof Combo combo) {
            combo.setText(text);
        } else {
            ((Text) control).setText(text);
        }
    }
}
