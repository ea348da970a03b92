package org.sluice.ui.projects;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** Files of a project, read and written so that open editors and the local history know of it. Not for the UI's thread. */
public final class ProjectFiles {

    private final Path directory;

    /** Of a project's folder. */
    public ProjectFiles(Path directory) {
        this.directory = directory;
    }

    /** A file of the workspace; empty when its folder is not shown there. */
    public Optional<IFile> find(String name) {
        IFile[] found = ResourcesPlugin.getWorkspace()
                .getRoot()
                .findFilesForLocationURI(directory.resolve(name).toUri());
        return found.length == 0 ? Optional.empty() : Optional.of(found[0]);
    }

    /** The text of a file; empty where there is none. */
    public String read(String name) {
        Path path = directory.resolve(name);
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw failed("read", path, e);
        }
    }

    /** Writes a file, in place of what it had. */
    public void write(String name, String text) {
        Path path = directory.resolve(name);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Optional<IFile> file = find(name);
            if (file.isPresent() && file.get().getProject().isAccessible()) {
                write(file.get(), bytes);
            } else {
                Files.write(path, bytes);
            }
        } catch (IOException | CoreException e) {
            throw failed("written", path, e);
        }
    }

    private static void write(IFile file, byte[] bytes) throws CoreException {
        file.getParent().refreshLocal(IResource.DEPTH_ONE, null);
        file.refreshLocal(IResource.DEPTH_ZERO, null);
        if (file.exists()) {
            file.setContents(new ByteArrayInputStream(bytes), IResource.KEEP_HISTORY, null);
        } else {
            file.create(new ByteArrayInputStream(bytes), IResource.NONE, null);
        }
    }

    /** Opens the editor of a file; on the UI's thread. */
    public void open(IWorkbenchPage page, String name) {
        Optional<IFile> file = find(name);
        if (file.isPresent()) {
            try {
                IDE.openEditor(page, file.get());
            } catch (PartInitException e) {
                throw failed("opened", directory.resolve(name), e);
            }
        }
    }

    private static SluiceException failed(String what, Path path, Exception cause) {
        return new SluiceException(
                ProblemCode.E_INVALID_INPUT,
                path + " cannot be " + what + ": " + cause.getMessage() + ".",
                "Check that it is there and that you may change it.",
                cause);
    }
}
