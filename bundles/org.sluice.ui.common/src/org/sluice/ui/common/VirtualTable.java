package org.sluice.ui.common;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IMemento;
import org.sluice.presentation.table.Arrangement;
import org.sluice.presentation.table.Column;

/**
 * A table that asks for its rows as they come into sight, so that a million of them cost no more than fifty. Selected rows
 * stay selected when the rows are replaced or sorted.
 *
 * <p>A JFace viewer would look each element up in a map and cannot select what it has not shown yet; this one knows rows by
 * their position.
 */
@NonNullByDefault({})
public final class VirtualTable<R> implements ISelectionProvider {

    private final Table table;
    private final Function<R, Object> key;
    private final List<Column<R>> columns;
    private final Map<String, Function<R, Image>> images = new HashMap<>();
    private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
    private Arrangement<R> arrangement;
    private List<R> rows = List.of();
    private List<R> shown = List.of();

    /**
     * @param key what makes a row the same as one of the rows before
     */
    public VirtualTable(Composite parent, List<Column<R>> columns, Function<R, Object> key) {
        this.columns = columns;
        this.key = key;
        this.arrangement = Arrangement.of(columns);
        this.table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        table.setLinesVisible(false);
        columns.forEach(this::addColumn);
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Selection, event -> fireSelection());
    }

    private void addColumn(Column<R> column) {
        boolean right = column.alignment() == Column.Alignment.RIGHT;
        TableColumn header = new TableColumn(table, right ? SWT.RIGHT : SWT.LEFT);
        header.setText(column.header());
        header.setMoveable(true);
        header.setWidth(width(Math.max(column.width(), column.header().length() + 2)));
        header.addListener(SWT.Selection, event -> sort(column));
    }

    private int width(int characters) {
        GC gc = new GC(table);
        try {
            return (int) (gc.getFontMetrics().getAverageCharacterWidth() * characters) + 16;
        } finally {
            gc.dispose();
        }
    }

    /** Shows an image in a column. */
    public void setImages(String columnId, Function<R, Image> image) {
        images.put(columnId, image);
    }

    private void fill(Event event) {
        if (event.index < 0 || event.index >= shown.size()) {
            return;
        }
        R row = shown.get(event.index);
        TableItem item = (TableItem) event.item;
        for (int i = 0; i < columns.size(); i++) {
            item.setText(i, columns.get(i).text().apply(row));
            Function<R, Image> image = images.get(columns.get(i).id());
            if (image != null) {
                item.setImage(i, image.apply(row));
            }
        }
    }

    /** The widget, for layout and menus. */
    public Table control() {
        return table;
    }

    /** The rows that are shown, in their order. */
    public List<R> shown() {
        return shown;
    }

    /** Replaces all rows. */
    public void setRows(List<R> all) {
        rows = all;
        arrange();
    }

    /** Shows only rows that have these words. */
    public void filter(String text) {
        arrangement = arrangement.filtered(text);
        arrange();
    }

    /** As a click on a column's header does. */
    public void sort(Column<R> column) {
        arrangement = arrangement.clicked(column);
        showOrder();
        arrange();
    }

    private void showOrder() {
        TableColumn header = arrangement
                .sorted()
                .map(column -> table.getColumn(columns.indexOf(column)))
                .orElse(null);
        table.setSortColumn(header);
        table.setSortDirection(arrangement.direction() == Arrangement.Direction.UP ? SWT.UP : SWT.DOWN);
    }

    private void arrange() {
        Set<Object> selected = new LinkedHashSet<>();
        List<R> before = selection();
        before.forEach(row -> selected.add(key.apply(row)));
        shown = arrangement.apply(rows);
        table.setRedraw(false);
        try {
            table.setItemCount(shown.size());
            table.clearAll();
            table.deselectAll();
            select(selected);
        } finally {
            table.setRedraw(true);
        }
        if (!before.equals(selection())) {
            fireSelection();
        }
    }

    private void select(Set<Object> keys) {
        if (!keys.isEmpty()) {
            for (int i = 0; i < shown.size(); i++) {
                if (keys.contains(key.apply(shown.get(i)))) {
                    table.select(i);
                }
            }
        }
    }

    /** The selected rows. */
    public List<R> selection() {
        int[] indices = table.getSelectionIndices();
        Arrays.sort(indices);
        List<R> selected = new ArrayList<>();
        for (int index : indices) {
            if (index < shown.size()) {
                selected.add(shown.get(index));
            }
        }
        return selected;
    }

    /** Selects all rows that are shown. */
    public void selectAll() {
        table.selectAll();
        fireSelection();
    }

    /** Puts the selected rows into the clipboard, a tab between cells, for a spreadsheet. */
    public void copy() {
        StringBuilder text = new StringBuilder();
        for (R row : selection()) {
            for (Column<R> column : columns) {
                text.append(column == columns.get(0) ? "" : "\t")
                        .append(column.text().apply(row));
            }
            text.append('\n');
        }
        if (!text.isEmpty()) {
            Clipboard clipboard = new Clipboard(table.getDisplay());
            clipboard.setContents(new Object[] {text.toString()}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }

    /** Remembers widths. */
    public void save(IMemento memento) {
        for (int i = 0; i < columns.size(); i++) {
            memento.putInteger(
                    "width." + columns.get(i).id(), table.getColumn(i).getWidth());
        }
    }

    /** Takes remembered widths. */
    public void restore(IMemento memento) {
        for (int i = 0; i < columns.size(); i++) {
            Integer width = memento.getInteger("width." + columns.get(i).id());
            if (width != null) {
                table.getColumn(i).setWidth(width);
            }
        }
    }

    private void fireSelection() {
        SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
        listeners.forEach(listener -> listener.selectionChanged(event));
    }

    @Override
    public void addSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.remove(listener);
    }

    @Override
    public IStructuredSelection getSelection() {
        return table.isDisposed() ? StructuredSelection.EMPTY : new StructuredSelection(selection());
    }

    @Override
    public void setSelection(ISelection selection) {
        Set<Object> keys = new LinkedHashSet<>();
        if (selection instanceof IStructuredSelection structured) {
            for (Object row : structured.toList()) {
                keys.add(key.apply(cast(row)));
            }
        }
        table.deselectAll();
        select(keys);
        table.showSelection();
        fireSelection();
    }

    @SuppressWarnings("unchecked")
    private R cast(Object row) {
        return (R) row;
    }
}
