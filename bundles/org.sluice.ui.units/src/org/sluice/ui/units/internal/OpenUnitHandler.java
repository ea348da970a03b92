package org.sluice.ui.units.internal;

import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.sluice.presentation.units.UnitRow;
import org.sluice.ui.common.ProjectService;

/** Opens the file that defines the selected unit, at its line. */
@NonNullByDefault({})
public final class OpenUnitHandler extends UnitHandler {

    @Override
    void execute(Shell shell, ProjectService projects, List<UnitRow> rows) {
        String origin = rows.get(0).origin();
        String name = origin.replaceFirst(":\\d+$", "");
        String line = origin.substring(name.length()).replace(":", "");
        projects.directory().ifPresent(directory -> {
            IFile[] files = ResourcesPlugin.getWorkspace()
                    .getRoot()
                    .findFilesForLocationURI(directory.resolve(name).toUri());
            if (files.length > 0) {
                open(files[0], line.isEmpty() ? 1 : Integer.parseInt(line));
            }
        });
    }

    private static void open(IFile file, int line) {
        IWorkbenchPage page =
                PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        try {
            IMarker place = file.createMarker(IMarker.TEXT);
            place.setAttribute(IMarker.LINE_NUMBER, line);
            IDE.openEditor(page, place);
            place.delete();
        } catch (CoreException e) {
            ILog.of(OpenUnitHandler.class).error(file + " cannot be opened", e);
        }
    }
}
