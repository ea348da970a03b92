package org.sluice.ui.catalog.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ComboBoxViewerCellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.sluice.editing.catalog.CatalogEntry;
import org.sluice.editing.catalog.UnitProposal;

/** A row for each dataset, with what is proposed for it in cells that can be changed. */
@NonNullByDefault({})
final class ProposalTable {

    private static final String EVERYTHING = "everything";
    private static final String NEW_BY = "what is new by ";

    private final CheckboxTableViewer viewer;
    private final Runnable changed;
    private List<Row> rows = List.of();
    private Set<String> abilities = Set.of();

    /** A dataset and what is to become of it. */
    private static final class Row {
        private UnitProposal proposal;

        Row(UnitProposal proposal) {
            this.proposal = proposal;
        }
    }

    ProposalTable(Composite parent, Runnable changed) {
        this.changed = changed;
        viewer = CheckboxTableViewer.newCheckList(parent, SWT.BORDER | SWT.FULL_SELECTION);
        viewer.getTable().setHeaderVisible(true);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.addCheckStateListener(event -> changed.run());
        column("Dataset", 190, row -> row.dataset().name());
        choice(
                column("Reads", 200, ProposalTable::reads),
                this::readings,
                ProposalTable::reads,
                ProposalTable::reading);
        choice(
                column("Writes", 100, UnitProposal::write),
                proposal -> writes(),
                UnitProposal::write,
                UnitProposal::writing);
        key(column("Key", 130, row -> String.join(", ", row.effectiveKey())));
        column("Why", 420, UnitProposal::reason);
    }

    Table control() {
        return viewer.getTable();
    }

    private TableViewerColumn column(String header, int width, Function<UnitProposal, String> text) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
        column.getColumn().setText(header);
        column.getColumn().setWidth(width);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return text.apply(((Row) element).proposal);
            }

            @Override
            public Image getImage(Object element) {
                return header.equals("Dataset") ? CatalogIcons.of(((Row) element).proposal.dataset()) : null;
            }
        });
        return column;
    }

    private static String reads(UnitProposal proposal) {
        return proposal.cursor().map(NEW_BY::concat).orElse(EVERYTHING);
    }

    private List<String> readings(UnitProposal proposal) {
        List<String> readings = new ArrayList<>(List.of(EVERYTHING));
        UnitProposal.cursors(proposal.dataset()).forEach(column -> readings.add(NEW_BY + column));
        return readings;
    }

    private static UnitProposal reading(UnitProposal proposal, String choice) {
        return choice.equals(EVERYTHING) ? proposal.full() : proposal.by(choice.substring(NEW_BY.length()));
    }

    private List<String> writes() {
        return abilities.contains("merge") ? List.of("overwrite", "append", "merge") : List.of("overwrite", "append");
    }

    private void choice(
            TableViewerColumn column,
            Function<UnitProposal, List<String>> choices,
            Function<UnitProposal, String> present,
            BiFunction<UnitProposal, String, UnitProposal> change) {
        ComboBoxViewerCellEditor editor = new ComboBoxViewerCellEditor(viewer.getTable(), SWT.READ_ONLY);
        editor.setContentProvider(ArrayContentProvider.getInstance());
        editor.setLabelProvider(new LabelProvider());
        editor.setActivationStyle(ComboBoxViewerCellEditor.DROP_DOWN_ON_MOUSE_ACTIVATION);
        column.setEditingSupport(new Cell(editor, present, change) {
            @Override
            protected CellEditor getCellEditor(Object element) {
                editor.setInput(choices.apply(((Row) element).proposal));
                return editor;
            }
        });
    }

    private void key(TableViewerColumn column) {
        column.setEditingSupport(new Cell(
                new TextCellEditor(viewer.getTable()),
                row -> String.join(", ", row.effectiveKey()),
                (row, text) -> row.keyed(Arrays.stream(text.split("\\s*,\\s*"))
                        .filter(name -> !name.isBlank())
                        .toList())));
    }

    @NonNullByDefault({})
    private class Cell extends EditingSupport {
        private final CellEditor editor;
        private final Function<UnitProposal, String> present;
        private final BiFunction<UnitProposal, String, UnitProposal> change;

        Cell(
                CellEditor editor,
                Function<UnitProposal, String> present,
                BiFunction<UnitProposal, String, UnitProposal> change) {
            super(viewer);
            this.editor = editor;
            this.present = present;
            this.change = change;
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
            return present.apply(((Row) element).proposal);
        }

        @Override
        protected void setValue(Object element, Object value) {
            Row row = (Row) element;
            if (value != null && !value.equals(present.apply(row.proposal))) {
                row.proposal = change.apply(row.proposal, String.valueOf(value));
                viewer.update(row, null);
                changed.run();
            }
        }
    }

    void show(List<CatalogEntry> entries, Set<String> sinkAbilities) {
        abilities = sinkAbilities;
        rows = entries.stream()
                .map(entry -> new Row(UnitProposal.of(entry.dataset(), sinkAbilities)))
                .toList();
        viewer.setInput(rows);
        viewer.setAllChecked(true);
    }

    List<UnitProposal> chosen() {
        return rows.stream().filter(viewer::getChecked).map(row -> row.proposal).toList();
    }
}
