package org.sluice.ui.runs.internal;

import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.sluice.api.problem.Problem;
import org.sluice.presentation.Words;
import org.sluice.presentation.runs.RunDetail;
import org.sluice.presentation.runs.RunRow;

/** One line about a run: how it stands, how much, how fast; and why it failed. */
@NonNullByDefault({})
final class RunHeader {

    private final Composite area;
    private final Label icon;
    private final Label text;
    private final ProgressBar bar;
    private final Label problem;

    RunHeader(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(area);
        GridLayoutFactory.fillDefaults()
                .numColumns(3)
                .margins(8, 4)
                .spacing(6, 2)
                .applyTo(area);
        icon = new Label(area, SWT.NONE);
        text = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(text);
        bar = new ProgressBar(area, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults()
                .align(SWT.END, SWT.CENTER)
                .hint(140, SWT.DEFAULT)
                .applyTo(bar);
        problem = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .span(3, 1)
                .hint(200, SWT.DEFAULT)
                .exclude(true)
                .applyTo(problem);
    }

    void show(Optional<RunDetail> detail) {
        if (detail.isEmpty()) {
            text.setText("Choose a run.");
            bar.setVisible(false);
            return;
        }
        RunDetail run = detail.get();
        icon.setImage(RunIcons.of(run.run().state()));
        text.setText(sentence(run));
        text.setToolTipText("Run " + run.run().runId() + " by " + run.run().who());
        bar.setVisible(!run.run().state().ended());
        bar.setMaximum(Math.max(1, run.slices().size()));
        bar.setSelection((int) run.committed());
        showProblem(run.problem().map(Problem::text).orElse(""));
        area.getParent().layout(true, true);
    }

    private void showProblem(String words) {
        problem.setText(words.replace("&", "&&"));
        problem.setVisible(!words.isEmpty());
        ((org.eclipse.swt.layout.GridData) problem.getLayoutData()).exclude = words.isEmpty();
    }

    private static String sentence(RunDetail detail) {
        RunRow run = detail.run();
        double seconds = Math.max(0.001, run.duration().toMillis() / 1000.0);
        return Words.title(run.state()) + " \u00b7 " + run.what().replace("&", "&&") + " \u00b7 "
                + Words.counted(detail.rows(), "row") + ", " + Words.bytes(detail.bytes()) + " in "
                + Words.duration(run.duration()) + " \u00b7 " + Words.count((long) (detail.rows() / seconds))
                + " rows/s \u00b7 "
                + detail.committed() + " of " + Words.counted(detail.slices().size(), "slice") + " committed";
    }
}
