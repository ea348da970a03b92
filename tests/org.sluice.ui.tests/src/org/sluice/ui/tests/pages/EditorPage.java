package org.sluice.ui.tests.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.ide.IDE;
import org.sluice.ui.editor.internal.UnitEditor;

/** The unit editor as a person uses it. */
public final class EditorPage {

    private final UnitEditor editor;

    private EditorPage(UnitEditor editor) {
        this.editor = editor;
    }

    public static EditorPage open(IFile file) {
        return new EditorPage(Ui.get(() -> {
            UnitEditor editor = (UnitEditor) IDE.openEditor(Ui.page(), file);
            Ui.page().setPartState(Ui.page().getReference(editor), IWorkbenchPage.STATE_MAXIMIZED);
            return editor;
        }));
    }

    /** Without saving. */
    public void close() {
        Ui.run(() -> {
            Ui.page().setPartState(Ui.page().getReference(editor), IWorkbenchPage.STATE_RESTORED);
            Ui.page().closeEditor(editor, false);
        });
    }

    public void turnTo(String title) {
        Ui.run(() -> editor.turnTo(title));
    }

    public boolean isForm() {
        return Ui.get(() -> editor.getSelectedPage() instanceof FormPage);
    }

    public Form form() {
        return new Form(Ui.get(
                () -> ((FormPage) editor.getSelectedPage()).getManagedForm().getForm()));
    }

    /** Chooses a unit at the top of the page. */
    public void show(String unit) {
        form().type("Unit", unit);
    }

    private IDocument document() {
        return editor.textPage().getDocumentProvider().getDocument(editor.getEditorInput());
    }

    public String text() {
        return Ui.get(() -> document().get());
    }

    public void replace(String old, String text) {
        Ui.get(() -> {
            document().replace(document().get().indexOf(old), old.length(), text);
            return null;
        });
    }

    public void undo() {
        Ui.run(() -> editor.textPage().getAction("undo").run());
    }

    public boolean isDirty() {
        return Ui.get(editor::isDirty);
    }

    public void save() {
        Ui.run(() -> Ui.page().saveEditor(editor, false));
    }

    private Table table(String header) {
        return find((Composite) ((FormPage) editor.getSelectedPage()).getPartControl(), header);
    }

    private static Table find(Composite parent, String header) {
        for (Control child : parent.getChildren()) {
            if (child instanceof Table table
                    && table.getColumnCount() > 0
                    && table.getColumn(0).getText().equals(header)) {
                return table;
            }
            Table below = child instanceof Composite composite ? find(composite, header) : null;
            if (below != null) {
                return below;
            }
        }
        return null;
    }

    public List<String> columns() {
        return Ui.get(() -> Arrays.stream(table("Column").getItems())
                .map(TableItem::getText)
                .toList());
    }

    public void toggleColumn(String name) {
        Ui.run(() -> {
            Table table = table("Column");
            TableItem item = Arrays.stream(table.getItems())
                    .filter(one -> one.getText().equals(name))
                    .findFirst()
                    .orElseThrow();
            item.setChecked(!item.getChecked());
            Event event = new Event();
            event.item = item;
            event.detail = SWT.CHECK;
            table.notifyListeners(SWT.Selection, event);
        });
    }

    public int planned() {
        return Ui.get(() -> table("Unit").getItemCount());
    }

    /** What could stand after a text. */
    public List<String> completions(String after) {
        return Ui.get(() -> {
            String text = document().get();
            List<String> labels = new ArrayList<>();
            editor.textPage()
                    .guide()
                    .completions(text, text.indexOf(after) + after.length())
                    .forEach(one -> labels.add(one.label()));
            return labels;
        });
    }

    public String copiedCommand() {
        return Ui.get(() -> {
            editor.copyAsCommand();
            Clipboard clipboard = new Clipboard(Ui.display());
            Object text = clipboard.getContents(TextTransfer.getInstance());
            clipboard.dispose();
            return String.valueOf(text);
        });
    }
}
