package org.sluice.ui.catalog.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.sluice.editing.catalog.CatalogEntry;
import org.sluice.editing.catalog.CatalogModel;
import org.sluice.editing.catalog.UnitAddition;
import org.sluice.editing.catalog.UnitProposal;
import org.sluice.presentation.Words;
import org.sluice.project.OpenProject;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.common.Work;
import org.sluice.ui.projects.ProjectFiles;

/** Proposes a unit for each of some datasets, and lets people decide otherwise. */
@NonNullByDefault({})
public final class AddUnitsDialog extends TitleAreaDialog {

    private final String source;
    private final List<CatalogEntry> entries;
    private final Map<String, Set<String>> sinks;
    private Combo sink;
    private ProposalTable table;

    private AddUnitsDialog(Shell shell, List<CatalogEntry> entries, Map<String, Set<String>> sinks) {
        super(shell);
        this.source = entries.get(0).endpoint();
        this.entries = entries;
        this.sinks = sinks;
        setHelpAvailable(false);
        setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.RESIZE | SWT.MAX | SWT.APPLICATION_MODAL);
    }

    /** Opens one for each endpoint that the entries are of, and writes the units that are agreed on. */
    static void open(Shell shell, ProjectService projects, CatalogModel model, List<CatalogEntry> entries) {
        projects.current()
                .value()
                .ifPresent(project -> Work.start("Looking at sinks", () -> {
                    PluginCatalog plugins = EndpointWizard.plugins();
                    Map<String, Set<String>> sinks = new LinkedHashMap<>();
                    model.sinks()
                            .forEach(id -> sinks.put(
                                    id,
                                    plugins.template(project.project().templateOf(id))
                                            .abilities()));
                    Map<String, List<CatalogEntry>> bySource = new LinkedHashMap<>();
                    entries.forEach(entry -> bySource.computeIfAbsent(entry.endpoint(), id -> new ArrayList<>())
                            .add(entry));
                    shell.getDisplay()
                            .asyncExec(() -> bySource.values().forEach(some -> ask(shell, project, some, sinks)));
                }));
    }

    private static void ask(
            Shell shell, OpenProject project, List<CatalogEntry> entries, Map<String, Set<String>> sinks) {
        AddUnitsDialog dialog = new AddUnitsDialog(shell, entries, sinks);
        if (dialog.open() == Window.OK) {
            UnitAddition addition = dialog.result;
            Work.start("Adding units", () -> write(project, addition));
        }
    }

    private UnitAddition result;

    private static void write(OpenProject project, UnitAddition addition) {
        ProjectFiles files = new ProjectFiles(project.project().directory());
        String usual = "units/" + addition.source() + ".yaml";
        String name = project.project().entries().stream()
                .map(entry -> entry.origin().replaceFirst(":\\d+$", ""))
                .distinct()
                .filter(file -> addition.fits(files.read(file)))
                .findFirst()
                .orElse(usual);
        files.write(name, addition.addTo(files.read(name)));
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Add units");
    }

    @Override
    protected Point getInitialSize() {
        return new Point(900, 520);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle("Ingest " + Words.counted(entries.size(), "dataset") + " of " + source);
        Composite content = new Composite(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(content);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(12, 10)
                .spacing(8, 8)
                .applyTo(content);
        new Label(content, SWT.NONE).setText("Write to:");
        sink = new Combo(content, SWT.READ_ONLY);
        sink.setItems(sinks.keySet().toArray(String[]::new));
        sink.select(0);
        sink.addListener(SWT.Selection, event -> propose());
        GridDataFactory.fillDefaults()
                .align(SWT.BEGINNING, SWT.CENTER)
                .hint(220, SWT.DEFAULT)
                .applyTo(sink);
        table = new ProposalTable(content, this::validate);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(table.control());
        Label hint = new Label(content, SWT.WRAP);
        hint.setText(
                "Click into a cell to decide otherwise. Only what is ticked is added; units that are there already stay as they are.");
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .span(2, 1)
                .hint(400, SWT.DEFAULT)
                .applyTo(hint);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "Add Units", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        propose();
    }

    private void propose() {
        Set<String> abilities = sinks.getOrDefault(sink.getText(), Set.of());
        table.show(entries, abilities);
        validate();
    }

    private void validate() {
        List<UnitProposal> chosen = table.chosen();
        Optional<String> problem = sinks.isEmpty()
                ? Optional.of("The project has no sink yet. Make an endpoint to write to first.")
                : chosen.stream().flatMap(unit -> unit.problem().stream()).findFirst();
        Optional<String> warning =
                chosen.stream().flatMap(unit -> unit.warning().stream()).findFirst();
        setErrorMessage(problem.orElse(null));
        setMessage(
                warning.orElse("What is proposed follows from the columns and keys that discovery found."),
                warning.isPresent() ? IMessageProvider.WARNING : IMessageProvider.NONE);
        getButton(IDialogConstants.OK_ID).setEnabled(problem.isEmpty() && !chosen.isEmpty());
    }

    @Override
    protected void okPressed() {
        result = new UnitAddition(source, sink.getText(), table.chosen());
        super.okPressed();
    }
}
