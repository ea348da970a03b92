package org.sluice.ui.units.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.IHandler;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;
import org.sluice.presentation.units.UnitColumns;
import org.sluice.presentation.units.UnitRow;
import org.sluice.presentation.units.UnitRows;
import org.sluice.presentation.units.UnitTable;
import org.sluice.project.OpenProject;
import org.sluice.ui.common.EmptyState;
import org.sluice.ui.common.Icons;
import org.sluice.ui.common.ModelView;
import org.sluice.ui.common.VirtualTable;

/** The ingestion console: a live table of the units of a project. */
@NonNullByDefault({})
public final class ConsoleView extends ModelView<UnitTable> {

    /** The id of the view. */
    public static final String ID = "org.sluice.ui.units.console";

    private IMemento memento;
    private Text filter;
    private Label summary;
    private VirtualTable<UnitRow> table;
    private UnitDetails details;

    @Override
    public void init(IViewSite site, IMemento saved) throws PartInitException {
        super.init(site, saved);
        memento = saved;
    }

    @Override
    protected Control createContent(Composite parent) {
        Composite content = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(content);
        createHeader(content);
        table = new VirtualTable<>(content, UnitColumns.all(Clock.systemUTC()), UnitRow::id);
        table.setImages("unit", row -> Icons.image("unit"));
        table.setImages("state", row -> Icons.of(row.badge()));
        if (memento != null) {
            table.restore(memento);
        }
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        details = new UnitDetails(content);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(details.control());
        table.addSelectionChangedListener(event -> details.show(table.selection()));
        table.control().addListener(SWT.DefaultSelection, event -> execute("org.sluice.ui.units.open"));
        connect();
        return content;
    }

    private void createHeader(Composite parent) {
        Composite header = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(header);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(6, 4)
                .spacing(12, 0)
                .applyTo(header);
        filter = new Text(header, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage("Filter units: words of any column");
        filter.addModifyListener(event -> filter());
        GridDataFactory.fillDefaults().hint(320, SWT.DEFAULT).applyTo(filter);
        summary = new Label(header, SWT.RIGHT);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(summary);
    }

    private void connect() {
        MenuManager menu = new MenuManager();
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        table.control().setMenu(menu.createContextMenu(table.control()));
        getSite().registerContextMenu(menu, table);
        getSite().setSelectionProvider(table);
        handle(IWorkbenchCommandConstants.EDIT_COPY, table::copy);
        handle(IWorkbenchCommandConstants.EDIT_SELECT_ALL, table::selectAll);
        handle(IWorkbenchCommandConstants.EDIT_FIND_AND_REPLACE, filter::setFocus);
        getSite().getService(IContextService.class).activateContext("org.sluice.ui.context");
    }

    private void handle(String commandId, Runnable body) {
        IHandler handler = new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                body.run();
                return null;
            }
        };
        getSite().getService(IHandlerService.class).activateHandler(commandId, handler);
    }

    private void filter() {
        table.filter(filter.getText());
        snapshot().value().ifPresent(this::showSummary);
    }

    @Override
    protected UnitTable read(OpenProject project) {
        return new UnitRows(project, projects().progress(), Clock.systemUTC()).read();
    }

    @Override
    protected void show(UnitTable units) {
        table.setRows(units.rows());
        details.show(table.selection());
        showSummary(units);
        setContentDescription("");
        setTitleToolTip(units.project());
    }

    private void showSummary(UnitTable units) {
        int shown = table.shown().size();
        String hidden = shown == units.rows().size() ? "" : shown + " shown of ";
        summary.setText(units.project() + ": " + hidden + units.summary());
        summary.requestLayout();
    }

    @Override
    protected Optional<EmptyText> emptyText(UnitTable units) {
        if (!units.rows().isEmpty()) {
            return Optional.empty();
        }
        String findings = units.findings().stream()
                .limit(3)
                .map(org.sluice.project.Finding::text)
                .collect(Collectors.joining("\n"));
        return Optional.of(new EmptyText(
                "The project has no units yet",
                findings.isEmpty()
                        ? "A unit takes one dataset of a source into a sink. Units stand in units/*.yaml; "
                                + "\u201csluice endpoints discover\u201d lists the datasets that there are."
                        : findings,
                List.of(new EmptyState.Step("Read the files again", projects()::reload))));
    }

    /** The table, for page objects. */
    public VirtualTable<UnitRow> table() {
        return table;
    }

    @Override
    public void saveState(IMemento saved) {
        table.save(saved);
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }
}
