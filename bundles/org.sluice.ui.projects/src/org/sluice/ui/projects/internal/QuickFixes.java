package org.sluice.ui.projects.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.eclipse.ui.PlatformUI;
import org.sluice.editing.fix.Fixes;
import org.sluice.project.Finding;
import org.sluice.project.OpenProject;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.projects.ProjectFiles;

/** Offers fixes for the findings of the project that is shown. */
@NonNullByDefault({})
public final class QuickFixes implements IMarkerResolutionGenerator2 {

    @Override
    public boolean hasResolutions(IMarker marker) {
        return finding(marker).isPresent();
    }

    @Override
    public IMarkerResolution[] getResolutions(IMarker marker) {
        Optional<Finding> finding = finding(marker);
        if (finding.isEmpty()) {
            return new IMarkerResolution[0];
        }
        ProjectFiles files = new ProjectFiles(project().orElseThrow().project().directory());
        String name = finding.get().file();
        return new Fixes(name, files.read(name))
                .of(finding.get()).stream()
                        .map(fix -> new QuickFix(fix, files, name))
                        .toArray(IMarkerResolution[]::new);
    }

    private static Optional<OpenProject> project() {
        return PlatformUI.getWorkbench()
                .getService(ProjectService.class)
                .current()
                .value();
    }

    private static Optional<Finding> finding(IMarker marker) {
        List<Finding> findings =
                project().map(project -> project.project().findings()).orElse(List.of());
        return findings.stream().filter(finding -> isAbout(marker, finding)).findFirst();
    }

    private static boolean isAbout(IMarker marker, Finding finding) {
        IPath path = marker.getResource().getProjectRelativePath();
        return marker.getResource() instanceof IFile
                && path.toString().equals(finding.file())
                && marker.getAttribute(IMarker.LINE_NUMBER, 0) == finding.line()
                && marker.getAttribute(IMarker.MESSAGE, "")
                        .equals((finding.message() + " " + finding.remedy()).strip());
    }
}
