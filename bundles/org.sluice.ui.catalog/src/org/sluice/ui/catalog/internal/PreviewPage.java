package org.sluice.ui.catalog.internal;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.sluice.api.data.BatchReader;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.editing.catalog.CatalogEntry;
import org.sluice.editing.catalog.PreviewUnit;
import org.sluice.editing.catalog.RowSample;
import org.sluice.presentation.Words;
import org.sluice.project.OpenProject;
import org.sluice.ui.common.EmptyState;
import org.sluice.ui.common.VirtualTable;
import org.sluice.ui.common.Work;

/** The first rows of a dataset, read now. */
@NonNullByDefault({})
public final class PreviewPage {

    private static final int ROWS = 20;

    private final Composite area;
    private final Button read;
    private final Label state;
    private final Composite content;
    private VirtualTable<List<String>> table;
    private int request;

    PreviewPage(Composite parent, Consumer<PreviewPage> load) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
        Composite header = new Composite(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(header);
        GridLayoutFactory.fillDefaults()
                .numColumns(3)
                .margins(6, 4)
                .spacing(8, 0)
                .applyTo(header);
        read = new Button(header, SWT.PUSH);
        read.setText("Read " + ROWS + " Rows");
        read.addListener(SWT.Selection, event -> load.accept(this));
        Button copy = new Button(header, SWT.PUSH);
        copy.setText("Copy");
        copy.setToolTipText("Puts the selected rows, or all, into the clipboard");
        copy.addListener(SWT.Selection, event -> copyAll());
        state = new Label(header, SWT.NONE);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(state);
        content = new Composite(area, SWT.NONE);
        content.setLayout(new FillLayout());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(content);
        clear();
    }

    Control control() {
        return area;
    }

    void clear() {
        request++;
        read.setEnabled(true);
        state.setText("");
        say("No rows were read yet", "A preview reads the first " + ROWS + " rows as a run would. It changes nothing.");
    }

    private void say(String heading, String text) {
        empty();
        new EmptyState(content).say(heading, text, List.of());
        content.layout(true, true);
    }

    private void empty() {
        for (Control child : content.getChildren()) {
            child.dispose();
        }
        table = null;
    }

    /** Begins to read; on the UI's thread. */
    void load(OpenProject project, CatalogEntry entry) {
        int mine = ++request;
        read.setEnabled(false);
        state.setText("Reading \u2026");
        Work.start("Reading the first rows of " + entry.dataset().name(), () -> {
            try (BatchReader reader = project.engine().endpoints().preview(PreviewUnit.of(entry), ROWS)) {
                RowSample sample = RowSample.read(reader);
                later(mine, () -> show(sample));
            } catch (SluiceException e) {
                later(mine, () -> fail(e.problem()));
            } catch (RuntimeException e) {
                ILog.of(PreviewPage.class).error("The preview of " + entry.key() + " failed", e);
                later(mine, () -> fail(Problem.of(ProblemCode.E_INTERNAL, "The preview failed: " + e + ".", "")));
            }
        });
    }

    private void later(int mine, Runnable body) {
        area.getDisplay().asyncExec(() -> {
            if (!area.isDisposed() && mine == request) {
                read.setEnabled(true);
                body.run();
            }
        });
    }

    private void fail(Problem problem) {
        state.setText(problem.code().name());
        say("The rows cannot be read", problem.text());
    }

    private void show(RowSample sample) {
        state.setText(Words.counted(sample.rows().size(), "row") + ", read at " + Words.time(Instant.now()));
        if (sample.rows().isEmpty()) {
            say("The dataset has no rows", "It was read, and nothing is there.");
            return;
        }
        empty();
        table = new VirtualTable<>(content, CatalogColumns.sample(sample), row -> row);
        table.control().setLinesVisible(true);
        table.setRows(sample.rows());
        content.layout(true, true);
    }

    boolean copy() {
        if (table != null && table.control().isFocusControl()) {
            table.copy();
            return true;
        }
        return false;
    }

    private void copyAll() {
        if (table != null) {
            if (table.selection().isEmpty()) {
                table.selectAll();
            }
            table.copy();
        }
    }

    /** The rows that are shown, for page objects. */
    public List<List<String>> rows() {
        return table == null ? List.of() : table.shown();
    }

    /** Presses the button, for page objects. */
    public void read() {
        read.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
    }

    /** Presses the button, for page objects. */
    public void pressCopy() {
        copyAll();
    }
}
