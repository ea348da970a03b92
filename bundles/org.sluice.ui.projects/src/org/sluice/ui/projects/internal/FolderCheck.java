package org.sluice.ui.projects.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.sluice.project.Project;

/** Whether a folder can be what somebody wants of it. Looks at no more than whether files are there. */
final class FolderCheck {

    private FolderCheck() {}

    static Optional<String> problemOfNew(String name, String folder) {
        if (name.isBlank()) {
            return Optional.of("Give the project a name.");
        }
        Optional<String> problem = problemOfPath(folder);
        if (problem.isPresent()) {
            return problem;
        } else if (Files.exists(Path.of(folder.strip()).resolve(Project.FILE))) {
            return Optional.of("There is a project in this folder already. Import it, or choose another folder.");
        }
        return Files.isRegularFile(Path.of(folder.strip()))
                ? Optional.of("This is a file, not a folder.")
                : Optional.empty();
    }

    static Optional<String> problemOfExisting(String folder) {
        Optional<String> problem = problemOfPath(folder);
        if (problem.isPresent()) {
            return problem;
        }
        Path path = Path.of(folder.strip());
        if (!Files.isDirectory(path)) {
            return Optional.of("There is no such folder.");
        }
        return Files.isRegularFile(path.resolve(Project.FILE))
                ? Optional.empty()
                : Optional.of("This folder has no " + Project.FILE
                        + ", so it is no project. Make a new project there instead.");
    }

    private static Optional<String> problemOfPath(String folder) {
        if (folder.isBlank()) {
            return Optional.of("Name a folder.");
        }
        try {
            return Path.of(folder.strip()).isAbsolute()
                    ? Optional.empty()
                    : Optional.of("Write the folder in full, from the root on.");
        } catch (InvalidPathException e) {
            return Optional.of("This is not a path: " + e.getReason() + ".");
        }
    }
}
