package org.sluice.ui.common;

import java.nio.file.Files;
import java.nio.file.Path;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.demo.DemoProject;
import org.sluice.project.Project;

/** Opens folders as projects, and makes new ones. Everything returns at once and works on in a job. */
public final class ProjectFolders {

    /** Enough rows to see something move: 87,000. */
    private static final double DEMO_SCALE = 0.01;

    private ProjectFolders() {}

    /** Shows the project of a folder. */
    public static void open(ProjectService projects, Path folder) {
        Work.start("Opening " + folder.getFileName(), () -> {
            if (Files.isRegularFile(folder.resolve(Project.FILE))) {
                projects.show(folder);
            } else {
                Problems.show(
                        "Open a project",
                        Problem.of(
                                ProblemCode.E_INVALID_CONFIG,
                                folder + " is not a project: it has no " + Project.FILE + ".",
                                "Choose the folder that holds it, or make a new project with: sluice init " + folder));
            }
        });
    }

    /** Makes a demo in a folder and shows it. */
    public static void makeDemo(ProjectService projects, Path folder) {
        Work.start("Making a demo project in " + folder, () -> {
            DemoProject demo = new DemoProject(folder);
            demo.writeFiles();
            demo.fill(DEMO_SCALE);
            projects.show(folder);
        });
    }
}
