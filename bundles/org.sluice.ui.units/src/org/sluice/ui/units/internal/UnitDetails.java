package org.sluice.ui.units.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.sluice.api.problem.Problem;
import org.sluice.presentation.units.UnitRow;
import org.sluice.ui.common.Icons;

/** Below the table: what is wrong with the selected unit, in full, and what to do next. Not there when nothing is wrong. */
@NonNullByDefault({})
final class UnitDetails {

    private final Composite area;
    private final Text text;

    UnitDetails(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(8, 6)
                .spacing(8, 0)
                .applyTo(area);
        Label icon = new Label(area, SWT.NONE);
        icon.setImage(Icons.image("state-failed"));
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(icon);
        text = new Text(area, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
        GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(text);
    }

    Control control() {
        return area;
    }

    void show(List<UnitRow> selected) {
        Optional<UnitRow> broken =
                selected.stream().filter(row -> row.problem().isPresent()).findFirst();
        String wanted = broken.map(row -> words(row.id(), row.problem().get())).orElse("");
        GridData data = (GridData) area.getLayoutData();
        if (!wanted.equals(text.getText()) || data != null && data.exclude == broken.isPresent()) {
            text.setText(wanted);
            area.setVisible(broken.isPresent());
            if (data != null) {
                data.exclude = broken.isEmpty();
            }
            area.getParent().layout(true, true);
        }
    }

    private static String words(String unit, Problem problem) {
        return unit + " \u00b7 " + problem.code() + "\n" + problem.message()
                + (problem.next().isEmpty() ? "" : "\nNext: " + problem.next());
    }
}
