package org.sluice.app.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Where everything happens: projects, the console above, runs and checkpoints below. */
@NonNullByDefault({})
public final class IngestionPerspective implements IPerspectiveFactory {

    static final String ID = "org.sluice.app.ingestion";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String editors = layout.getEditorArea();
        layout.addView("org.eclipse.ui.navigator.ProjectExplorer", IPageLayout.LEFT, 0.2f, editors);
        layout.addShowViewShortcut(IPageLayout.ID_PROBLEM_VIEW);
        layout.addShowViewShortcut(IPageLayout.ID_PROGRESS_VIEW);
    }
}
