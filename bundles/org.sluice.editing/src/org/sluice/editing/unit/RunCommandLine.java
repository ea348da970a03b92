package org.sluice.editing.unit;

import java.nio.file.Path;
import java.util.List;

/** The command that does in a terminal what the desktop does. */
public final class RunCommandLine {

    private RunCommandLine() {}

    /** A run of units. */
    public static String of(Path project, List<String> unitIds) {
        StringBuilder command = new StringBuilder("sluice run --project ").append(quoted(project.toString()));
        unitIds.forEach(id -> command.append(" --unit ").append(quoted(id)));
        return command.toString();
    }

    /** For a POSIX shell. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./@:+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
