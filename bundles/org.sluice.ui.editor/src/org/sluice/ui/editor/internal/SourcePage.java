package org.sluice.ui.editor.internal;

import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.ICheckStateProvider;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.sluice.api.source.DatasetColumn;
import org.sluice.api.type.DataType;
import org.sluice.editing.unit.ColumnChoice;

/** Which rows and columns are read, and as which types. */
@NonNullByDefault({})
final class SourcePage extends UnitPage {

    private static final List<String> SETTINGS = List.of("where", "query");

    private CheckboxTableViewer viewer;
    private Label hint;
    private List<DatasetColumn> shown = List.of();

    SourcePage(UnitEditor editor) {
        super(editor, "source", "Source and Columns");
    }

    @Override
    void createSections(Composite body, FormToolkit toolkit) {
        settings(body, toolkit, "Rows", field -> SETTINGS.contains(field.key()));
        Composite parent = section(body, toolkit, "Columns", 1);
        hint = toolkit.createLabel(parent, "", SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(500, SWT.DEFAULT).applyTo(hint);
        viewer = CheckboxTableViewer.newCheckList(parent, SWT.BORDER | SWT.FULL_SELECTION);
        viewer.getTable().setHeaderVisible(true);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.setCheckStateProvider(new Taken());
        viewer.addCheckStateListener(event -> toggle(((DatasetColumn) event.getElement()).name()));
        GridDataFactory.fillDefaults().grab(true, true).hint(500, 300).applyTo(viewer.getControl());
        column("Column", 190, DatasetColumn::name);
        column("Type at the source", 170, DatasetColumn::nativeType);
        column("Type", 140, one -> one.type().map(DataType::toString).orElse("none"));
        column("Type in this unit", 150, one -> stated(one)).setEditingSupport(new TypeCell());
        column("Nulls", 70, one -> one.nullable() ? "allowed" : "never");
        column("Remark", 260, DatasetColumn::reason);
    }

    private TableViewerColumn column(
            String header, int width, java.util.function.Function<DatasetColumn, String> text) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
        column.getColumn().setText(header);
        column.getColumn().setWidth(width);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return text.apply((DatasetColumn) element);
            }
        });
        return column;
    }

    private String stated(DatasetColumn column) {
        Map<String, String> types = edited().text().types(edited().unit());
        return types.getOrDefault(column.name(), "");
    }

    private ColumnChoice choice() {
        return edited().text()
                .choice(edited().unit(), shown.stream().map(DatasetColumn::name).toList());
    }

    private void toggle(String column) {
        edited().change(() -> edited().text().select(edited().unit(), choice().toggled(column)));
    }

    @Override
    void refresh() {
        String unit = edited().unit();
        List<DatasetColumn> columns = unitEditor().columns(unit);
        if (!columns.equals(shown)) {
            shown = columns;
            viewer.setInput(columns);
        } else {
            viewer.refresh();
        }
        hint.setText(
                columns.isEmpty()
                        ? "The columns of " + (unit.isEmpty() ? "the unit" : unit) + " are not known yet: discover "
                                + edited().text().source() + " in the catalog."
                        : "Columns without a tick are left out. Click into \u201cType in this unit\u201d to state another type.");
        viewer.getTable().setEnabled(!columns.isEmpty() && edited().text().editable());
        getManagedForm().reflow(true);
    }

    @NonNullByDefault({})
    private final class Taken implements ICheckStateProvider {
        @Override
        public boolean isChecked(Object element) {
            return choice().taken().contains(((DatasetColumn) element).name());
        }

        @Override
        public boolean isGrayed(Object element) {
            return false;
        }
    }

    @NonNullByDefault({})
    private final class TypeCell extends EditingSupport {
        private final CellEditor editor = new TextCellEditor(viewer.getTable());

        TypeCell() {
            super(viewer);
        }

        @Override
        protected CellEditor getCellEditor(Object element) {
            return editor;
        }

        @Override
        protected boolean canEdit(Object element) {
            return true;
        }

        @Override
        protected Object getValue(Object element) {
            return stated((DatasetColumn) element);
        }

        @Override
        protected void setValue(Object element, Object value) {
            DatasetColumn column = (DatasetColumn) element;
            if (!stated(column).equals(value)) {
                edited().change(() -> edited().text().type(edited().unit(), column.name(), String.valueOf(value)));
            }
        }
    }
}
