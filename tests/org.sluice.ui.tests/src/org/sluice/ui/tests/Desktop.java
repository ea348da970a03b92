package org.sluice.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.tests.pages.Ui;

/** Begins each test with a fresh perspective and no project, and fails it when anything logs an error. */
final class Desktop implements BeforeEachCallback, AfterEachCallback {

    private final List<IStatus> errors = new CopyOnWriteArrayList<>();
    private final ILogListener listener = (status, plugin) -> {
        if (status.matches(IStatus.ERROR)) {
            errors.add(status);
        }
    };

    static ProjectService projects() {
        return Ui.get(() -> PlatformUI.getWorkbench().getService(ProjectService.class));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Platform.addLogListener(listener);
        Ui.run(() -> {
            Ui.window().getShell().setBounds(20, 20, 1440, 900);
            Ui.window().getShell().forceActive();
            Ui.page().resetPerspective();
        });
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        Job.getJobManager().join(ProjectService.RUNS, null);
        Job.getJobManager().join(ProjectService.WORK, null);
        projects().hide();
        Job.getJobManager().join(ProjectService.WORK, null);
        forgetProjects();
        Platform.removeLogListener(listener);
        assertThat(errors).as("errors in the log").isEmpty();
    }

    /** Their folders are about to go. */
    private static void forgetProjects() {
        try {
            for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
                project.delete(false, true, null);
            }
        } catch (CoreException e) {
            throw new AssertionError(e);
        }
    }
}
