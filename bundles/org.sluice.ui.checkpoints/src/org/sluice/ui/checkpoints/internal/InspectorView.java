package org.sluice.ui.checkpoints.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.sluice.presentation.Words;
import org.sluice.presentation.checkpoints.Timeline;
import org.sluice.presentation.checkpoints.VersionRow;
import org.sluice.presentation.units.UnitRow;
import org.sluice.project.OpenProject;
import org.sluice.run.checkpoint.CoverageMap;
import org.sluice.ui.common.ModelView;
import org.sluice.ui.common.VirtualTable;

/** The versions of the checkpoint of the unit that is selected in the console, and what one of them holds. */
@NonNullByDefault({})
public final class InspectorView extends ModelView<Timeline> {

    /** The id of the view. */
    public static final String ID = "org.sluice.ui.checkpoints.inspector";

    private static final String CONSOLE = "org.sluice.ui.units.console";

    private final ISelectionListener unitSelected = (part, selection) -> follow(selection);

    private Label heading;
    private CoverageBar coverage;
    private VirtualTable<VersionRow> versions;
    private VersionPages pages;
    private volatile String unitId = "";

    @Override
    protected Control createContent(Composite parent) {
        Composite content = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(content);
        Composite header = new Composite(content, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(header);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(8, 4)
                .spacing(12, 0)
                .applyTo(header);
        heading = new Label(header, SWT.NONE);
        coverage = new CoverageBar(header);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .hint(SWT.DEFAULT, 16)
                .applyTo(coverage);
        SashForm sash = new SashForm(content, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        versions = new VirtualTable<>(sash, VersionRow.columns(), VersionRow::version);
        pages = new VersionPages(sash);
        sash.setWeights(3, 2);
        versions.addSelectionChangedListener(event -> pages.show(versions.selection()));
        connect();
        return content;
    }

    private void connect() {
        MenuManager menu = new MenuManager();
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        versions.control().setMenu(menu.createContextMenu(versions.control()));
        getSite().registerContextMenu(menu, versions);
        getSite().setSelectionProvider(versions);
        getSite().getPage().addSelectionListener(CONSOLE, unitSelected);
        follow(getSite().getPage().getSelection(CONSOLE));
    }

    /** A view that is opened after the selection was made shows it too. */
    private void follow(ISelection selection) {
        if (selection instanceof IStructuredSelection structured
                && structured.getFirstElement() instanceof UnitRow unit) {
            inspect(unit.id());
        }
    }

    /** Shows the checkpoint of a unit. */
    public void inspect(String id) {
        if (!id.equals(unitId)) {
            unitId = id;
            refreshNow();
        }
    }

    /** The unit whose checkpoint is shown; empty for none. */
    String unitId() {
        return unitId;
    }

    /** Its present position as text; empty for none. */
    String cursor() {
        return snapshot()
                .value()
                .flatMap(timeline -> timeline.versions().stream().findFirst())
                .map(VersionRow::cursor)
                .orElse("");
    }

    @Override
    protected Timeline read(OpenProject project) {
        String id = unitId;
        return id.isEmpty()
                ? new Timeline("", List.of(), new CoverageMap(List.of()))
                : Timeline.read(project.engine().state(), id);
    }

    @Override
    protected void show(Timeline timeline) {
        heading.setText(timeline.unitId().replace("&", "&&") + "  \u00b7  "
                + Words.counted(timeline.versions().size(), "version"));
        coverage.show(timeline.coverage());
        versions.setRows(timeline.versions());
        if (versions.selection().isEmpty() && !timeline.versions().isEmpty()) {
            versions.control().select(0);
        }
        pages.show(versions.selection());
        heading.getParent().layout(true, true);
    }

    @Override
    protected Optional<EmptyText> emptyText(Timeline timeline) {
        if (timeline.unitId().isEmpty()) {
            return Optional.of(new EmptyText(
                    "No unit is selected", "Select a unit in the Ingestion Console to see its checkpoint.", List.of()));
        } else if (timeline.versions().isEmpty()) {
            return Optional.of(new EmptyText(
                    "No checkpoint yet",
                    timeline.unitId() + " has not committed anything. Its first run reads everything.",
                    List.of()));
        }
        return Optional.empty();
    }

    /** The timeline, for page objects. */
    public VirtualTable<VersionRow> versions() {
        return versions;
    }

    /** What a version holds, for page objects. */
    public VersionPages pages() {
        return pages;
    }

    @Override
    public void setFocus() {
        versions.control().setFocus();
    }

    @Override
    public void dispose() {
        getSite().getPage().removeSelectionListener(CONSOLE, unitSelected);
        super.dispose();
    }
}
