package org.sluice.ui.catalog.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.sluice.api.source.Dataset;
import org.sluice.api.source.DatasetColumn;
import org.sluice.editing.catalog.CatalogEntry;
import org.sluice.presentation.Words;
import org.sluice.presentation.table.Column;
import org.sluice.ui.common.EmptyState;
import org.sluice.ui.common.VirtualTable;

/** What a dataset is made of: columns and keys, statistics, and live rows. */
@NonNullByDefault({})
public final class DatasetDetails {

    private final Composite area;
    private final StackLayout layout = new StackLayout();
    private final EmptyState nothing;
    private final Composite page;
    private final Label title;
    private final CTabFolder tabs;
    private final PreviewPage preview;
    private final Composite columnsArea;
    private final Composite factsArea;
    private VirtualTable<DatasetColumn> columns;
    private VirtualTable<String[]> facts;
    private final Runnable addUnits;
    private CatalogEntry shown;

    DatasetDetails(Composite parent, BiConsumer<CatalogEntry, PreviewPage> load, Runnable addUnits) {
        this.addUnits = addUnits;
        area = new Composite(parent, SWT.NONE);
        area.setLayout(layout);
        nothing = new EmptyState(area);
        page = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page);
        title = new Label(page, SWT.NONE);
        title.setFont(JFaceResources.getBannerFont());
        GridDataFactory.fillDefaults().grab(true, false).indent(8, 6).applyTo(title);
        tabs = new CTabFolder(page, SWT.TOP | SWT.FLAT);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs);
        columnsArea = tab("Columns");
        factsArea = tab("Statistics");
        preview = new PreviewPage(tabs, target -> load.accept(shown, target));
        item("Preview", preview.control());
        tabs.setSelection(0);
        layout.topControl = nothing;
    }

    private Composite tab(String text) {
        Composite content = new Composite(tabs, SWT.NONE);
        content.setLayout(new org.eclipse.swt.layout.FillLayout());
        item(text, content);
        return content;
    }

    private void item(String text, Control content) {
        CTabItem item = new CTabItem(tabs, SWT.NONE);
        item.setText(text);
        item.setControl(content);
    }

    void show(List<CatalogEntry> selected) {
        Optional<CatalogEntry> entry = selected.size() == 1 ? Optional.of(selected.get(0)) : Optional.empty();
        layout.topControl = entry.isPresent() ? page : nothing;
        if (selected.size() > 1) {
            nothing.say(
                    Words.counted(selected.size(), "dataset") + " are selected",
                    "Units can be made for all of them at once.",
                    List.of(new EmptyState.Step("Add units \u2026", addUnits)));
        } else if (selected.isEmpty()) {
            nothing.say(
                    "No dataset is selected", "Select one to see its columns, its keys and its first rows.", List.of());
        }
        if (entry.isPresent() && !entry.get().equals(shown)) {
            boolean other = shown == null || !shown.key().equals(entry.get().key());
            shown = entry.get();
            fill(shown);
            if (other) {
                preview.clear();
            }
        }
        area.layout();
    }

    private void fill(CatalogEntry entry) {
        Dataset dataset = entry.dataset();
        title.setText(dataset.name().replace("&", "&&"));
        title.setToolTipText(dataset.comment().isEmpty() ? null : dataset.comment());
        columns = replace(columnsArea, columns, CatalogColumns.columns(dataset));
        columns.setImages(
                "column", column -> dataset.primaryKey().contains(column.name()) ? CatalogIcons.image("key") : null);
        columns.setRows(dataset.columns());
        facts = replace(
                factsArea,
                facts,
                List.of(
                        Column.words("fact", "Fact", 18, fact -> fact[0]),
                        Column.words("value", "Value", 60, fact -> fact[1])));
        facts.setRows(facts(entry));
        columnsArea.layout(true, true);
        factsArea.layout(true, true);
    }

    private static <R> VirtualTable<R> replace(Composite parent, VirtualTable<R> old, List<Column<R>> columns) {
        if (old != null) {
            old.control().dispose();
        }
        return new VirtualTable<>(parent, columns, row -> row);
    }

    private static List<String[]> facts(CatalogEntry entry) {
        Dataset dataset = entry.dataset();
        List<String[]> facts = new ArrayList<>();
        String rows = CatalogColumns.rows(entry);
        facts.add(new String[] {"Endpoint", entry.endpoint()});
        facts.add(new String[] {"Kind", Words.title(dataset.kind())});
        facts.add(new String[] {"Rows, about", rows.isEmpty() ? "not known" : rows});
        facts.add(new String[] {"Columns", Words.count(dataset.columns().size())});
        facts.add(new String[] {
            "Primary key", dataset.primaryKey().isEmpty() ? "none" : String.join(", ", dataset.primaryKey())
        });
        facts.add(new String[] {
            "Without a type",
            entry.columnsWithoutType().isEmpty() ? "none" : String.join(", ", entry.columnsWithoutType())
        });
        facts.add(new String[] {"Discovered", Words.time(entry.collectedAt())});
        facts.add(new String[] {
            "Units", entry.units().isEmpty() ? "none: it is not ingested" : String.join(", ", entry.units())
        });
        facts.add(new String[] {"Labels", String.join(", ", entry.labels())});
        if (!dataset.comment().isEmpty()) {
            facts.add(new String[] {"Comment", dataset.comment()});
        }
        return facts;
    }

    /** Copies the rows that have the focus; false when none of its tables has it. */
    boolean copy() {
        if (columns != null && columns.control().isFocusControl()) {
            columns.copy();
            return true;
        } else if (facts != null && facts.control().isFocusControl()) {
            facts.copy();
            return true;
        }
        return preview.copy();
    }

    /** Turns to a tab, from 0, for page objects. */
    public void turnTo(int index) {
        tabs.setSelection(index);
    }

    /** The live rows, for page objects. */
    public PreviewPage preview() {
        return preview;
    }

    /** The columns, for page objects. */
    public VirtualTable<DatasetColumn> columns() {
        return columns;
    }
}
