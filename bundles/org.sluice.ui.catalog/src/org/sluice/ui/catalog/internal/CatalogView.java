package org.sluice.ui.catalog.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;
import org.sluice.editing.catalog.CatalogEntry;
import org.sluice.editing.catalog.CatalogModel;
import org.sluice.editing.catalog.CatalogModel.EndpointEntry;
import org.sluice.project.OpenProject;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.ui.common.EmptyState;
import org.sluice.ui.common.ModelView;
import org.sluice.ui.common.VirtualTable;
import org.sluice.ui.common.Work;

/** The endpoints of a project, the datasets that discovery found there, and what they are made of. */
@NonNullByDefault({})
public final class CatalogView extends ModelView<CatalogModel> {

    /** The id of the view. */
    public static final String ID = "org.sluice.ui.catalog.catalog";

    private VirtualTable<EndpointEntry> endpoints;
    private VirtualTable<CatalogEntry> datasets;
    private CatalogFilters filters;
    private DatasetDetails details;
    private Composite middle;
    private StackLayout middleLayout;
    private Composite found;
    private EmptyState nothingFound;

    @Override
    protected Control createContent(Composite parent) {
        SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
        endpoints = new VirtualTable<>(sash, CatalogColumns.endpoints(Clock.systemUTC()), EndpointEntry::id);
        endpoints.setImages("endpoint", CatalogIcons::of);
        createMiddle(sash);
        details = new DatasetDetails(sash, this::preview, this::addUnits);
        sash.setWeights(22, 42, 36);
        endpoints.addSelectionChangedListener(event -> filter());
        endpoints.control().addListener(SWT.DefaultSelection, event -> editEndpoint());
        datasets.addSelectionChangedListener(event -> details.show(datasets.selection()));
        connect();
        return sash;
    }

    private void createMiddle(Composite parent) {
        middle = new Composite(parent, SWT.NONE);
        middleLayout = new StackLayout();
        middle.setLayout(middleLayout);
        nothingFound = new EmptyState(middle);
        found = new Composite(middle, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(found);
        filters = new CatalogFilters(found, this::filter);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filters.control());
        datasets = new VirtualTable<>(found, CatalogColumns.datasets(), CatalogEntry::key);
        datasets.setImages("dataset", entry -> CatalogIcons.of(entry.dataset()));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(datasets.control());
    }

    private void connect() {
        addMenu(datasets);
        addMenu(endpoints);
        getSite().setSelectionProvider(datasets);
        handle(IWorkbenchCommandConstants.EDIT_COPY, this::copy);
        handle(IWorkbenchCommandConstants.EDIT_SELECT_ALL, datasets::selectAll);
        handle(IWorkbenchCommandConstants.EDIT_FIND_AND_REPLACE, filters::setFocus);
        handle("org.sluice.ui.catalog.editEndpoint", this::editEndpoint);
        handle("org.sluice.ui.catalog.testEndpoint", this::testEndpoint);
        handle("org.sluice.ui.catalog.discover", this::discover);
        handle("org.sluice.ui.catalog.addUnits", this::addUnits);
        getSite().getService(IContextService.class).activateContext("org.sluice.ui.context");
    }

    private void addMenu(VirtualTable<?> table) {
        MenuManager menu = new MenuManager();
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        table.control().setMenu(menu.createContextMenu(table.control()));
        getSite().registerContextMenu(ID, menu, table);
    }

    private void handle(String commandId, Runnable body) {
        getSite().getService(IHandlerService.class).activateHandler(commandId, new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                body.run();
                return null;
            }
        });
    }

    private void copy() {
        if (!details.copy()) {
            datasets.copy();
        }
    }

    @Override
    protected CatalogModel read(OpenProject project) {
        PluginCatalog plugins = getSite().getService(PluginCatalog.class);
        return CatalogModel.read(project.project(), plugins, project.engine().endpoints()::catalog);
    }

    @Override
    protected void show(CatalogModel model) {
        endpoints.setRows(model.endpoints());
        filters.setLabels(model.labels());
        filter();
    }

    private void filter() {
        CatalogModel model = snapshot().value().orElse(new CatalogModel(List.of(), List.of()));
        Optional<String> endpoint = selectedEndpoint().map(EndpointEntry::id);
        datasets.filter(filters.words());
        datasets.setRows(model.filtered(new CatalogModel.Filter(endpoint, filters.label())));
        filters.say(datasets.shown().size(), model.entries().size(), endpoint);
        showMiddle(model, selectedEndpoint());
        details.show(datasets.selection());
    }

    private void showMiddle(CatalogModel model, Optional<EndpointEntry> endpoint) {
        boolean nothing = endpoint.map(one -> one.datasets() == 0).orElse(!model.hasDatasets());
        if (nothing) {
            sayWhyNothing(endpoint);
        }
        Control top = nothing ? nothingFound : found;
        if (middleLayout.topControl != top) {
            middleLayout.topControl = top;
            middle.layout(true, true);
        }
    }

    private void sayWhyNothing(Optional<EndpointEntry> endpoint) {
        if (endpoint.isPresent() && !endpoint.get().isSource()) {
            nothingFound.say(
                    endpoint.get().id() + " is a sink",
                    "Units write to it. Select a source to see its datasets.",
                    List.of(new EmptyState.Step("Test the connection", this::testEndpoint)));
        } else if (endpoint.isPresent() && endpoint.get().collectedAt().isPresent()) {
            nothingFound.say(
                    endpoint.get().id() + " has no datasets",
                    "Discovery found no table and no view that this user may read.",
                    List.of(new EmptyState.Step("Discover again", this::discover)));
        } else {
            String name = endpoint.map(EndpointEntry::id).orElse("any source");
            nothingFound.say(
                    "Nothing was discovered yet",
                    "Discovery reads the tables, columns and keys of " + name + " from its own catalog.",
                    List.of(new EmptyState.Step("Discover", this::discover)));
        }
    }

    @Override
    protected Optional<EmptyText> emptyText(CatalogModel model) {
        return model.endpoints().isEmpty()
                ? Optional.of(new EmptyText(
                        "The project has no endpoints yet",
                        "An endpoint is a database that units read, or a place that they write to.",
                        List.of(new EmptyState.Step(
                                "New endpoint \u2026", () -> execute("org.sluice.ui.catalog.newEndpoint")))))
                : Optional.empty();
    }

    Optional<EndpointEntry> selectedEndpoint() {
        return endpoints.selection().stream().findFirst();
    }

    private Optional<CatalogEntry> selectedDataset() {
        List<CatalogEntry> selected = datasets.selection();
        return selected.size() == 1 ? Optional.of(selected.get(0)) : Optional.empty();
    }

    private void editEndpoint() {
        withEndpoint(endpoint -> EndpointWizard.edit(getSite().getShell(), endpoint.id()));
    }

    private void testEndpoint() {
        withEndpoint(endpoint -> new TestAction(getSite().getShell(), projects()).start(endpoint.id()));
    }

    private void withEndpoint(java.util.function.Consumer<EndpointEntry> body) {
        Optional<EndpointEntry> endpoint = selectedEndpoint()
                .or(() -> datasetsEndpoint())
                .or(() -> endpoints.shown().stream().findFirst());
        endpoint.ifPresent(body);
    }

    private Optional<EndpointEntry> datasetsEndpoint() {
        return selectedDataset()
                .flatMap(entry -> snapshot().value().flatMap(model -> model.endpoint(entry.endpoint())));
    }

    /** The selected source, or else every one. */
    private void discover() {
        List<EndpointEntry> chosen = selectedEndpoint().map(List::of).orElse(endpoints.shown());
        projects().current().value().ifPresent(project -> chosen.stream()
                .filter(EndpointEntry::isSource)
                .forEach(endpoint -> Work.start("Discovering " + endpoint.id(), () -> {
                    project.engine().endpoints().discover(endpoint.id(), Optional.empty());
                    project.reload();
                    refreshNow();
                })));
    }

    private void addUnits() {
        List<CatalogEntry> selected = datasets.selection();
        CatalogModel model = snapshot().value().orElse(new CatalogModel(List.of(), List.of()));
        if (!selected.isEmpty()) {
            AddUnitsDialog.open(getSite().getShell(), projects(), model, selected);
        }
    }

    private void preview(CatalogEntry entry, PreviewPage page) {
        projects().current().value().ifPresent(project -> page.load(project, entry));
    }

    /** The table of datasets, for page objects. */
    public VirtualTable<CatalogEntry> datasets() {
        return datasets;
    }

    /** The table of endpoints, for page objects. */
    public VirtualTable<EndpointEntry> endpoints() {
        return endpoints;
    }

    /** What is shown of a dataset, for page objects. */
    public DatasetDetails details() {
        return details;
    }

    /** The filters, for page objects. */
    public CatalogFilters filters() {
        return filters;
    }

    @Override
    public void setFocus() {
        endpoints.control().setFocus();
    }
}
