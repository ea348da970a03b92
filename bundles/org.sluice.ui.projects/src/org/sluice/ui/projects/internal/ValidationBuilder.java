package org.sluice.ui.projects.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.PlatformUI;
import org.sluice.project.Finding;
import org.sluice.project.Project;
import org.sluice.project.ProjectSettings;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.ui.common.ProjectService;

/** Marks what is wrong in the files of a project. The one that is shown is marked by whoever reads it for the views. */
@NonNullByDefault({})
public final class ValidationBuilder extends IncrementalProjectBuilder {

    static final String ID = "org.sluice.ui.projects.validation";
    static final String MARKER = "org.sluice.ui.common.finding";

    @Override
    protected IProject[] build(int kind, Map<String, String> arguments, IProgressMonitor monitor) throws CoreException {
        IPath location = getProject().getLocation();
        if (location != null && PlatformUI.isWorkbenchRunning()) {
            Path directory = location.toFile().toPath();
            ProjectService projects = PlatformUI.getWorkbench().getService(ProjectService.class);
            PluginCatalog plugins = PlatformUI.getWorkbench().getService(PluginCatalog.class);
            boolean shown = projects == null || projects.directory().equals(Optional.of(directory));
            if (!shown && plugins != null && Files.isRegularFile(directory.resolve(Project.FILE))) {
                mark(Project.open(directory, ProjectSettings.plain(System.getenv()), plugins));
            }
        }
        return null;
    }

    private void mark(Project project) throws CoreException {
        clean(null);
        for (Finding finding : project.findings()) {
            IFile file = getProject().getFile(finding.file());
            IResource place = file.exists() ? file : getProject();
            IMarker marker = place.createMarker(MARKER);
            boolean error = finding.severity() == Finding.Severity.ERROR;
            marker.setAttribute(IMarker.SEVERITY, error ? IMarker.SEVERITY_ERROR : IMarker.SEVERITY_WARNING);
            marker.setAttribute(IMarker.MESSAGE, (finding.message() + " " + finding.remedy()).strip());
            marker.setAttribute(IMarker.LINE_NUMBER, Math.max(1, finding.line()));
        }
    }

    @Override
    protected void clean(IProgressMonitor monitor) throws CoreException {
        getProject().deleteMarkers(MARKER, false, IResource.DEPTH_INFINITE);
    }
}
