package org.sluice.ui.catalog.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.editing.endpoint.Templates;

/** Which type of endpoint it is. */
@NonNullByDefault({})
final class TemplatePage extends WizardPage {

    private final Map<String, List<EndpointTemplate>> families;
    private TreeViewer tree;
    private Label description;

    TemplatePage(Templates templates) {
        super("template", "Type of endpoint", null);
        this.families = templates.families();
        setDescription("Units read from sources and write to sinks.");
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(8, 8).spacing(0, 8).applyTo(area);
        tree = new TreeViewer(area, SWT.BORDER | SWT.SINGLE);
        tree.setContentProvider(new Content(families));
        tree.setLabelProvider(new Labels());
        tree.setInput(families);
        tree.expandAll();
        GridDataFactory.fillDefaults().grab(true, true).hint(400, 280).applyTo(tree.getControl());
        description = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(400, 3 * tree.getTree().getItemHeight())
                .applyTo(description);
        tree.addSelectionChangedListener(event -> chosenChanged());
        tree.addDoubleClickListener(event -> {
            if (canFlipToNextPage()) {
                getContainer().showPage(getNextPage());
            }
        });
        setControl(area);
        families.values().stream()
                .findFirst()
                .ifPresent(first -> tree.setSelection(new StructuredSelection(first.get(0)), true));
    }

    private void chosenChanged() {
        Optional<EndpointTemplate> template = chosen();
        description.setText(template.map(TemplatePage::words).orElse("Choose one of the types."));
        setPageComplete(template.isPresent());
    }

    private static String words(EndpointTemplate template) {
        return template.description() + "\nIt can: " + String.join(", ", new TreeSet<>(template.abilities())) + ".";
    }

    Optional<EndpointTemplate> chosen() {
        Object first = ((IStructuredSelection) tree.getSelection()).getFirstElement();
        return first instanceof EndpointTemplate template ? Optional.of(template) : Optional.empty();
    }

    /** Chooses a type, for page objects. */
    void choose(String templateId) {
        families.values().stream()
                .flatMap(List::stream)
                .filter(template -> template.id().equals(templateId))
                .findFirst()
                .ifPresent(template -> tree.setSelection(new StructuredSelection(template), true));
    }

    @NonNullByDefault({})
    private record Content(Map<String, List<EndpointTemplate>> families) implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return families.keySet().toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            return families.getOrDefault(parent, List.of()).toArray();
        }

        @Override
        public Object getParent(Object element) {
            return families.entrySet().stream()
                    .filter(family -> family.getValue().contains(element))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public boolean hasChildren(Object element) {
            return element instanceof String;
        }
    }

    @NonNullByDefault({})
    private static final class Labels extends LabelProvider {
        @Override
        public String getText(Object element) {
            return element instanceof EndpointTemplate template ? template.label() : String.valueOf(element);
        }

        @Override
        public Image getImage(Object element) {
            if (element instanceof EndpointTemplate template) {
                return CatalogIcons.image(template.role() == EndpointTemplate.Role.SOURCE ? "source" : "sink");
            }
            return null;
        }
    }
}
