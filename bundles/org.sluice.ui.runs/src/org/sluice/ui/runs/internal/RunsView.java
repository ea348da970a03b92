package org.sluice.ui.runs.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.sluice.presentation.runs.LogTail;
import org.sluice.presentation.runs.RunColumns;
import org.sluice.presentation.runs.RunDetail;
import org.sluice.presentation.runs.RunHistory;
import org.sluice.presentation.runs.RunRow;
import org.sluice.presentation.units.UnitRow;
import org.sluice.project.OpenProject;
import org.sluice.run.log.RunLog;
import org.sluice.ui.common.ModelView;
import org.sluice.ui.common.VirtualTable;

/** The history of runs, and one of them in full: the newest, or the one that was chosen here or through its unit. */
@NonNullByDefault({})
public final class RunsView extends ModelView<RunsContent> {

    /** The id of the view. */
    public static final String ID = "org.sluice.ui.runs.runs";

    private static final int RUNS = 200;
    private static final int LOG_LINES = 100_000;

    private final ISelectionListener unitSelected = (part, selection) -> {
        if (selection instanceof IStructuredSelection structured
                && structured.getFirstElement() instanceof UnitRow unit) {
            unit.run().ifPresent(run -> look(run.runId()));
        }
    };

    private VirtualTable<RunRow> history;
    private RunPages pages;
    private volatile String chosen = "";

    private OpenProject readFrom;
    private RunHistory reader;
    private String tailed = "";
    private LogTail tail;

    @Override
    protected Control createContent(Composite parent) {
        SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
        history = new VirtualTable<>(sash, RunColumns.history(), RunRow::runId);
        history.setImages("state", run -> RunIcons.of(run.state()));
        history.addSelectionChangedListener(event -> {
            List<RunRow> selected = history.selection();
            if (!selected.isEmpty()) {
                look(selected.get(0).runId());
            }
        });
        pages = new RunPages(sash);
        sash.setWeights(2, 3);
        MenuManager menu = new MenuManager();
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        history.control().setMenu(menu.createContextMenu(history.control()));
        getSite().registerContextMenu(menu, history);
        getSite().setSelectionProvider(history);
        getSite().getPage().addSelectionListener("org.sluice.ui.units.console", unitSelected);
        return sash;
    }

    /** Shows a run in full. */
    public void look(String runId) {
        if (!runId.equals(chosen)) {
            chosen = runId;
            refreshNow();
        }
    }

    @Override
    protected RunsContent read(OpenProject project) {
        if (project != readFrom) {
            readFrom = project;
            reader = new RunHistory(project.engine().state(), projects().progress(), Clock.systemUTC());
            chosen = "";
        }
        List<RunRow> runs = reader.runs(RUNS);
        String wanted = chosen.isEmpty() && !runs.isEmpty() ? runs.get(0).runId() : chosen;
        Optional<RunDetail> detail = wanted.isEmpty() ? Optional.empty() : reader.detail(wanted);
        return new RunsContent(runs, detail, wanted.isEmpty() ? List.of() : log(project, wanted));
    }

    private List<String> log(OpenProject project, String runId) {
        if (!runId.equals(tailed)) {
            tailed = runId;
            Path logs = project.project().home().resolve("logs");
            tail = new LogTail(RunLog.file(logs, runId), LOG_LINES);
        }
        return tail.read();
    }

    @Override
    protected void show(RunsContent content) {
        history.setRows(content.runs());
        pages.show(content.detail(), content.log());
    }

    @Override
    protected Optional<EmptyText> emptyText(RunsContent content) {
        return content.runs().isEmpty()
                ? Optional.of(new EmptyText(
                        "Nothing has run yet",
                        "Select units in the Ingestion Console and choose Run; runs of the command line appear here too.",
                        List.of()))
                : Optional.empty();
    }

    /** The history, for page objects. */
    public VirtualTable<RunRow> history() {
        return history;
    }

    /** The run in full, for page objects. */
    public RunPages pages() {
        return pages;
    }

    @Override
    public void setFocus() {
        history.control().setFocus();
    }

    @Override
    public void dispose() {
        getSite().getPage().removeSelectionListener("org.sluice.ui.units.console", unitSelected);
        super.dispose();
    }
}
