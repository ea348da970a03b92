package org.sluice.ui.common;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

/** Stands where a view has nothing to show: says why, and what to do. */
public final class EmptyState extends Composite {

    private final Label title;
    private final Label text;
    private final Composite links;

    /**
     * Something that can be done.
     *
     * @param label for people
     * @param run what a click does
     */
    public record Step(String label, Runnable run) {}

    /** Without any words yet. */
    public EmptyState(Composite parent) {
        super(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(this);
        Composite middle = new Composite(this, SWT.NONE);
        GridDataFactory.fillDefaults()
                .align(SWT.CENTER, SWT.CENTER)
                .grab(true, true)
                .applyTo(middle);
        GridLayoutFactory.fillDefaults().margins(16, 16).spacing(0, 8).applyTo(middle);
        title = new Label(middle, SWT.CENTER);
        title.setFont(JFaceResources.getHeaderFont());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        text = new Label(middle, SWT.CENTER | SWT.WRAP);
        GridDataFactory.fillDefaults().hint(440, SWT.DEFAULT).grab(true, false).applyTo(text);
        links = new Composite(middle, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).applyTo(links);
        GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(links);
    }

    /** Says this. */
    public void say(String heading, String explanation, List<Step> steps) {
        title.setText(heading);
        text.setText(explanation.replace("&", "&&"));
        for (Control old : links.getChildren()) {
            old.dispose();
        }
        for (Step step : steps) {
            Link link = new Link(links, SWT.NONE);
            link.setText("<a>" + step.label() + "</a>");
            link.addListener(SWT.Selection, event -> step.run().run());
            GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).applyTo(link);
        }
        requestLayout();
        layout(true, true);
    }

    /** The heading, for tests and screen readers. */
    public String heading() {
        return title.getText();
    }
}
