package org.sluice.ui.editor.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.editors.text.TextEditor;
import org.sluice.editing.schema.SchemaGuide;
import org.sluice.project.SchemaExport;
import org.sluice.run.catalog.PluginCatalog;

/** YAML as text, with completion and help from the JSON Schema of the file. */
@NonNullByDefault({})
public final class YamlEditor extends TextEditor {

    private final CatalogNames names = new CatalogNames(() -> {});
    private FileKind kind;

    /** For a file whose kind shows when it is opened. */
    public YamlEditor() {
        this(null);
    }

    YamlEditor(FileKind kind) {
        this.kind = kind;
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        super.init(site, input);
        if (kind == null) {
            kind = FileKind.of(
                    input.getName(), getDocumentProvider().getDocument(input).get());
        }
        names.read();
    }

    @Override
    protected void initializeEditor() {
        super.initializeEditor();
        setSourceViewerConfiguration(new YamlConfiguration(this::guide));
    }

    /** As far as is known now. */
    public SchemaGuide guide() {
        PluginCatalog plugins = PlatformUI.getWorkbench().getService(PluginCatalog.class);
        return new SchemaGuide(SchemaExport.schemas(plugins).get(kind.schema()), names.names());
    }
}
