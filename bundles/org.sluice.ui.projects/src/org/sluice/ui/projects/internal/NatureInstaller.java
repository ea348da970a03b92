package org.sluice.ui.projects.internal;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.IStartup;
import org.sluice.project.Project;
import org.sluice.ui.common.ProjectService;

/** Gives the nature to every project with a project file, however it came into the workspace. */
@NonNullByDefault({})
public final class NatureInstaller implements IStartup, IResourceChangeListener {

    @Override
    public void earlyStartup() {
        IWorkspace workspace = ResourcesPlugin.getWorkspace();
        workspace.addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
        for (IProject project : workspace.getRoot().getProjects()) {
            install(project);
        }
    }

    @Override
    public void resourceChanged(IResourceChangeEvent event) {
        for (IResourceDelta child : event.getDelta().getAffectedChildren()) {
            if (child.getResource() instanceof IProject project && (child.getFlags() & IResourceDelta.OPEN) != 0) {
                install(project);
            }
        }
    }

    private static void install(IProject project) {
        if (project.isAccessible() && project.getFile(Project.FILE).exists()) {
            new InstallJob(project).schedule();
        }
    }

    @NonNullByDefault({})
    private static final class InstallJob extends WorkspaceJob {
        private final IProject project;

        InstallJob(IProject project) {
            super("Looking at " + project.getName());
            this.project = project;
            setRule(project.getWorkspace().getRoot());
            setSystem(true);
        }

        @Override
        public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
            if (project.isAccessible()) {
                SluiceNature.addTo(project);
            }
            return Status.OK_STATUS;
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == ProjectService.WORK;
        }
    }
}
