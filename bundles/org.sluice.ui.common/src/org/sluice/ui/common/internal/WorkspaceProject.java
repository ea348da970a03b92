package org.sluice.ui.common.internal;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.sluice.project.Finding;
import org.sluice.project.Project;

/** A project folder as a project of the workspace: its files can be browsed and edited, and findings are markers. */
final class WorkspaceProject {

    private static final String MARKER = "org.sluice.ui.common.finding";

    private final Path directory;
    private final IWorkspace workspace = ResourcesPlugin.getWorkspace();

    WorkspaceProject(Path directory) {
        this.directory = directory;
    }

    /** Makes it when it is not there, and marks what is wrong. */
    void update(Project project) {
        try {
            workspace.run(monitor -> mark(require(project.name()), project.findings()), null);
        } catch (CoreException e) {
            ILog.of(WorkspaceProject.class).error(directory + " cannot be shown among the projects", e);
        }
    }

    private IProject require(String name) throws CoreException {
        IProject project = find(name);
        if (!project.exists()) {
            IProjectDescription description = workspace.newProjectDescription(project.getName());
            description.setLocationURI(directory.toUri());
            project.create(description, null);
        }
        project.open(null);
        hideState(project);
        return project;
    }

    private IProject find(String name) {
        URI location = directory.toUri();
        List<IProject> all = Arrays.asList(workspace.getRoot().getProjects());
        return all.stream()
                .filter(project -> location.getPath().replaceFirst("/$", "").equals(path(project)))
                .findFirst()
                .orElseGet(() -> unused(name));
    }

    private static String path(IProject project) {
        URI location = project.getLocationURI();
        return location == null ? "" : String.valueOf(location.getPath()).replaceFirst("/$", "");
    }

    private IProject unused(String name) {
        IProject project = workspace.getRoot().getProject(name);
        for (int i = 2; project.exists(); i++) {
            project = workspace.getRoot().getProject(name + " (" + i + ")");
        }
        return project;
    }

    /** State and staging are nobody's to edit, and change all the time. */
    private static void hideState(IProject project) throws CoreException {
        IFolder state = project.getFolder(".sluice");
        if (state.exists() && !state.isHidden()) {
            state.setDerived(true, null);
            state.setHidden(true);
        }
    }

    private static void mark(IProject project, List<Finding> findings) throws CoreException {
        project.deleteMarkers(MARKER, false, IResource.DEPTH_INFINITE);
        for (Finding finding : findings) {
            IFile file = project.getFile(finding.file());
            IResource place = file.exists() ? file : project;
            IMarker marker = place.createMarker(MARKER);
            marker.setAttribute(
                    IMarker.SEVERITY,
                    finding.severity() == Finding.Severity.ERROR ? IMarker.SEVERITY_ERROR : IMarker.SEVERITY_WARNING);
            marker.setAttribute(IMarker.MESSAGE, (finding.message() + " " + finding.remedy()).strip());
            if (finding.line() > 0) {
                marker.setAttribute(IMarker.LINE_NUMBER, finding.line());
            }
        }
    }
}
