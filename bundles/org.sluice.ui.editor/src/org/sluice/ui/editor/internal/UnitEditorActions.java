package org.sluice.ui.editor.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.MultiPageEditorActionBarContributor;
import org.eclipse.ui.texteditor.ITextEditor;

/** Undo and redo are those of the document on every page; the others belong to the text. */
@NonNullByDefault({})
public final class UnitEditorActions extends MultiPageEditorActionBarContributor {

    private static final ActionFactory[] EVERYWHERE = {ActionFactory.UNDO, ActionFactory.REDO};
    private static final ActionFactory[] IN_TEXT = {
        ActionFactory.CUT,
        ActionFactory.COPY,
        ActionFactory.PASTE,
        ActionFactory.DELETE,
        ActionFactory.SELECT_ALL,
        ActionFactory.FIND
    };

    private UnitEditor editor;

    @Override
    public void setActiveEditor(IEditorPart part) {
        editor = part instanceof UnitEditor unitEditor ? unitEditor : null;
        super.setActiveEditor(part);
    }

    @Override
    public void setActivePage(IEditorPart page) {
        if (editor != null) {
            ITextEditor text = editor.textPage();
            IActionBars bars = getActionBars();
            for (ActionFactory factory : EVERYWHERE) {
                bars.setGlobalActionHandler(factory.getId(), text.getAction(factory.getId()));
            }
            for (ActionFactory factory : IN_TEXT) {
                bars.setGlobalActionHandler(factory.getId(), page == text ? text.getAction(factory.getId()) : null);
            }
            bars.updateActionBars();
        }
    }
}
