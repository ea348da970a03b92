package org.sluice.ui.catalog.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.sluice.presentation.Words;

/** Above the datasets: which of them are shown. */
@NonNullByDefault({})
public final class CatalogFilters {

    private static final String ALL = "All labels";

    private final Composite area;
    private final Text words;
    private final Combo label;
    private final Label summary;

    CatalogFilters(Composite parent, Runnable changed) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults()
                .numColumns(3)
                .margins(6, 4)
                .spacing(8, 0)
                .applyTo(area);
        words = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        words.setMessage("Filter datasets");
        words.addModifyListener(event -> changed.run());
        GridDataFactory.fillDefaults().grab(true, false).hint(140, SWT.DEFAULT).applyTo(words);
        label = new Combo(area, SWT.READ_ONLY);
        label.setItems(ALL);
        label.select(0);
        label.setToolTipText("Only datasets with this label");
        label.addListener(SWT.Selection, event -> changed.run());
        summary = new Label(area, SWT.RIGHT);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(summary);
    }

    Control control() {
        return area;
    }

    void setFocus() {
        words.setFocus();
    }

    String words() {
        return words.getText();
    }

    Optional<String> label() {
        return label.getSelectionIndex() <= 0 ? Optional.empty() : Optional.of(label.getText());
    }

    /** Types words, for page objects. */
    public void type(String text) {
        words.setText(text);
    }

    /** Chooses a label, for page objects. */
    public void choose(String text) {
        label.select(label.indexOf(text));
        label.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
    }

    void setLabels(List<String> labels) {
        List<String> items = new ArrayList<>(List.of(ALL));
        items.addAll(labels);
        if (!List.of(label.getItems()).equals(items)) {
            String chosen = label.getText();
            label.setItems(items.toArray(String[]::new));
            label.select(Math.max(0, items.indexOf(chosen)));
            area.layout(true);
        }
    }

    void say(int shown, int all, Optional<String> endpoint) {
        String of = shown == all ? "" : Words.count(shown) + " of ";
        summary.setText(of + Words.counted(all, "dataset"));
        summary.setToolTipText(endpoint.map(id -> "Only those of " + id).orElse("Of all endpoints"));
        area.layout(true);
    }
}
