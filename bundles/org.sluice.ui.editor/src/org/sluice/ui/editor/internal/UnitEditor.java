package org.sluice.ui.editor.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.ide.IGotoMarker;
import org.sluice.api.source.DatasetColumn;
import org.sluice.editing.unit.RunCommandLine;
import org.sluice.editing.unit.SettingField;
import org.sluice.project.SchemaExport;
import org.sluice.run.catalog.PluginCatalog;

/** The editor of unit files: forms and the text, which are two sides of one document. */
@NonNullByDefault({})
public final class UnitEditor extends FormEditor implements IGotoMarker {

    /** The id of the editor. */
    public static final String ID = "org.sluice.ui.editor.units";

    private static final List<String> SINK = List.of("sink", "object", "write_mode", "primary_key");

    private final CatalogNames catalog = new CatalogNames(this::catalogRead);
    private YamlEditor source;
    private EditedUnits edited;
    private int sourceIndex;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof IFileEditorInput)) {
            throw new PartInitException("Open the file from its project; it is not in the workspace.");
        }
        super.init(site, input);
        setPartName(input.getName());
    }

    @Override
    protected void addPages() {
        source = new YamlEditor(FileKind.UNITS);
        Path file = ((IFileEditorInput) getEditorInput())
                .getFile()
                .getLocation()
                .toFile()
                .toPath();
        try {
            sourceIndex = addPage(source, getEditorInput());
            IDocument document = source.getDocumentProvider().getDocument(getEditorInput());
            edited = new EditedUnits(document, file, SettingField.of(schema()));
            catalog.follow(edited);
            addForms();
            setPageText(sourceIndex, "Text");
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
        setActivePage(0);
    }

    private static ObjectNode schema() {
        PluginCatalog plugins = PlatformUI.getWorkbench().getService(PluginCatalog.class);
        return SchemaExport.schemas(plugins).get("sluice-units.schema.json");
    }

    private void addForms() throws PartInitException {
        int index = 0;
        addPage(index++, new OverviewPage(this));
        addPage(index++, new SourcePage(this));
        addPage(index++, new PolicyPage(this));
        addPage(index++, new SettingsPage(this, "Sink and Write Mode", "Target", field -> SINK.contains(field.key())));
        index = addGroup(index, "Schedule", field -> field.key().startsWith("schedule"));
        index = addGroup(
                index,
                "Contract",
                field -> field.key().startsWith("contract") || field.key().startsWith("reject"));
        sourceIndex = index;
    }

    /** A page for settings that a version of the project format may have or not have. */
    private int addGroup(int index, String title, Predicate<SettingField> which) throws PartInitException {
        if (edited.fields().stream().noneMatch(which)) {
            return index;
        }
        addPage(index, new SettingsPage(this, title, title, which));
        return index + 1;
    }

    EditedUnits edited() {
        return edited;
    }

    private void catalogRead() {
        if (edited != null) {
            edited.refresh();
        }
    }

    /** Names that a field proposes. */
    List<String> names(String unit, String key) {
        return switch (key) {
            case "sink" -> catalog.sinks();
            case "cursor_field", "slicing.by" ->
                columns(unit).stream().map(DatasetColumn::name).toList();
            default -> List.of();
        };
    }

    /** The columns of a unit's dataset, as far as they are known. */
    List<DatasetColumn> columns(String unit) {
        return catalog.columns(edited.text().source(), unit);
    }

    /** Puts the command that runs the unit into the clipboard. */
    public void copyAsCommand() {
        EditedUnits.project().ifPresent(project -> {
            String id = edited.text().idOf(edited.unit());
            String command = RunCommandLine.of(project.project().directory(), List.of(id));
            Clipboard clipboard = new Clipboard(getSite().getShell().getDisplay());
            clipboard.setContents(new Object[] {command}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
            getEditorSite().getActionBars().getStatusLineManager().setMessage("Copied: " + command);
        });
    }

    @Override
    public boolean isDirty() {
        return source != null && source.isDirty();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        source.doSave(monitor);
    }

    @Override
    public void doSaveAs() {
        source.doSaveAs();
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }

    /** A problem is shown in the text; a plain place, such as that of a unit of the console, in the form of its unit. */
    @Override
    public void gotoMarker(IMarker marker) {
        int line = marker.getAttribute(IMarker.LINE_NUMBER, 0);
        IDocument document = source.getDocumentProvider().getDocument(getEditorInput());
        try {
            IRegion place =
                    document.getLineInformation(Math.min(Math.max(0, line - 1), document.getNumberOfLines() - 1));
            edited.text().unitAt(place.getOffset() + place.getLength()).ifPresent(edited::show);
            if (marker.isSubtypeOf(IMarker.PROBLEM)) {
                setActivePage(sourceIndex);
                IDE.gotoMarker(source, marker);
            } else {
                setActivePage(0);
            }
        } catch (BadLocationException | CoreException e) {
            ILog.of(UnitEditor.class).warn("The place of " + marker + " was not found", e);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getAdapter(Class<T> type) {
        if (type == IGotoMarker.class) {
            return (T) this;
        }
        T own = super.getAdapter(type);
        return own == null && source != null ? source.getAdapter(type) : own;
    }

    @Override
    public void dispose() {
        if (edited != null) {
            edited.dispose();
        }
        super.dispose();
    }

    /** The page with the text. */
    public YamlEditor textPage() {
        return source;
    }

    /** Turns to a page by its name, for page objects. */
    public IEditorPart turnTo(String title) {
        for (int i = 0; i < getPageCount(); i++) {
            if (getPageText(i).equals(title)) {
                setActivePage(i);
            }
        }
        return getActiveEditor();
    }
}
