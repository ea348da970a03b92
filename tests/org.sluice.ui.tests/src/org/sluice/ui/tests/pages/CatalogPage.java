package org.sluice.ui.tests.pages;

import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.viewers.StructuredSelection;
import org.sluice.editing.catalog.CatalogEntry;
import org.sluice.editing.catalog.CatalogModel.EndpointEntry;
import org.sluice.ui.catalog.internal.CatalogView;

/** The catalog as a person uses it. */
public final class CatalogPage {

    private final CatalogView view = Ui.view(CatalogView.ID, CatalogView.class);

    public void awaitHeading(String heading) {
        Ui.await(heading, () -> view.emptyHeading().equals(heading));
    }

    public void awaitEndpoints(int count) {
        Ui.await(count + " endpoints", () -> view.endpoints().shown().size() == count);
    }

    public void awaitDatasets(int count) {
        Ui.await(count + " datasets", () -> view.datasets().shown().size() == count);
    }

    public List<CatalogEntry> datasets() {
        return Ui.get(() -> view.datasets().shown());
    }

    public List<EndpointEntry> endpoints() {
        return Ui.get(() -> view.endpoints().shown());
    }

    public void selectEndpoint(String id) {
        Ui.run(() -> {
            activate();
            view.endpoints()
                    .setSelection(new StructuredSelection(view.endpoints().shown().stream()
                            .filter(entry -> entry.id().equals(id))
                            .toList()));
        });
    }

    public void select(String... names) {
        Ui.run(() -> {
            activate();
            view.datasets()
                    .setSelection(new StructuredSelection(view.datasets().shown().stream()
                            .filter(entry -> Arrays.asList(names)
                                    .contains(entry.dataset().name()))
                            .toList()));
        });
    }

    private void activate() {
        view.getSite().getPage().activate(view);
    }

    public void command(String name) {
        Ui.run(this::activate);
        Ui.command("org.sluice.ui.catalog." + name);
    }

    public void filter(String words) {
        Ui.run(() -> view.filters().type(words));
    }

    public void label(String label) {
        Ui.run(() -> view.filters().choose(label));
    }

    public int columns() {
        return Ui.get(() -> view.details().columns().shown().size());
    }

    public void turnTo(int tab) {
        Ui.run(() -> view.details().turnTo(tab));
    }

    public List<List<String>> preview() {
        turnTo(2);
        Ui.run(() -> view.details().preview().read());
        Ui.await("rows", () -> !view.details().preview().rows().isEmpty());
        return Ui.get(() -> view.details().preview().rows());
    }

    public String copied() {
        return Ui.get(() -> {
            view.details().preview().pressCopy();
            var clipboard = new org.eclipse.swt.dnd.Clipboard(Ui.display());
            Object text = clipboard.getContents(org.eclipse.swt.dnd.TextTransfer.getInstance());
            clipboard.dispose();
            return String.valueOf(text);
        });
    }
}
