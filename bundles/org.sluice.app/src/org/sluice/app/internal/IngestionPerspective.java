package org.sluice.app.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.IFolderLayout;
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
        IFolderLayout console = layout.createFolder("console", IPageLayout.TOP, 0.55f, editors);
        console.addView("org.sluice.ui.units.console");
        IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.5f, editors);
        below.addView("org.sluice.ui.runs.runs");
        below.addView("org.sluice.ui.checkpoints.inspector");
        below.addView(IPageLayout.ID_PROBLEM_VIEW);
        below.addPlaceholder("org.eclipse.pde.runtime.LogView");
        below.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
        layout.addShowViewShortcut(IPageLayout.ID_PROBLEM_VIEW);
        layout.addShowViewShortcut(IPageLayout.ID_PROGRESS_VIEW);
    }
}
