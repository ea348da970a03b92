package org.sluice.ui.checkpoints.internal;

import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.sluice.presentation.checkpoints.Timeline;
import org.sluice.presentation.checkpoints.VersionRow;
import org.sluice.presentation.table.Column;
import org.sluice.run.format.Difference;
import org.sluice.ui.common.VirtualTable;

/** What a version holds, as JSON and as a table; and what differs between two of them. */
@NonNullByDefault({})
public final class VersionPages {

    private static final int DIFFERENCES = 1;

    private final CTabFolder folder;
    private final Text json;
    private final CTabItem changes;
    private final VirtualTable<Difference> differences;
    private List<VersionRow> shown = List.of();

    VersionPages(Composite parent) {
        folder = new CTabFolder(parent, SWT.BOTTOM | SWT.FLAT);
        json = new Text(folder, SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
        json.setFont(JFaceResources.getTextFont());
        page("JSON", json);
        differences = new VirtualTable<>(
                folder,
                List.of(
                        Column.words("path", "Field", 24, Difference::path),
                        Column.words("before", "Before", 30, Difference::before),
                        Column.words("after", "After", 30, Difference::after)),
                Difference::path);
        changes = page("Changes", differences.control());
        folder.setSelection(0);
    }

    private CTabItem page(String title, Control control) {
        CTabItem item = new CTabItem(folder, SWT.NONE);
        item.setText(title);
        item.setControl(control);
        return item;
    }

    /** One version, or two of them side by side. */
    void show(List<VersionRow> selected) {
        if (selected.equals(shown)) {
            return;
        }
        shown = selected;
        json.setText(selected.isEmpty() ? "" : Timeline.json(selected.get(0).checkpoint()));
        if (selected.size() > 1) {
            VersionRow older = selected.get(selected.size() - 1);
            VersionRow newer = selected.get(0);
            boolean turned = older.version() > newer.version();
            compare(turned ? newer : older, turned ? older : newer);
            folder.setSelection(DIFFERENCES);
        } else {
            changes.setText("Changes (select two versions)");
            differences.setRows(List.of());
        }
    }

    private void compare(VersionRow older, VersionRow newer) {
        changes.setText("Changes from " + older.version() + " to " + newer.version());
        differences.setRows(Timeline.compare(older.checkpoint(), newer.checkpoint()));
    }

    /** The differences, for page objects. */
    public VirtualTable<Difference> differences() {
        return differences;
    }

    /** The JSON, for page objects. */
    public String json() {
        return json.getText();
    }
}
