package org.sluice.ui.projects.internal;

import java.nio.file.Path;
import java.util.Map;
import org.sluice.project.Project;
import org.sluice.project.ProjectInit;
import org.sluice.ui.common.ProjectFolders;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.common.Work;

/** What a new project begins with. */
enum ProjectTemplate {
    /** With a database. */
    DEMO("Demo", "A small shop in a database of its own, eight units that read it, and a folder for Parquet files."),
    /** With examples in comments. */
    STARTER(
            "Starter",
            "Commented files for a PostgreSQL source, a Parquet sink and two units, to be changed to yours."),
    /** With nothing. */
    EMPTY("Empty", "Only a sluice.yaml. The catalog adds endpoints and units.");

    private final String label;
    private final String description;

    ProjectTemplate(String label, String description) {
        this.label = label;
        this.description = description;
    }

    String label() {
        return label;
    }

    String description() {
        return description;
    }

    /** Makes the project in a folder and shows it; returns at once. */
    void make(ProjectService projects, Path folder, String name) {
        if (this == DEMO) {
            ProjectFolders.makeDemo(projects, folder);
        } else {
            Work.start("Making " + name, () -> {
                write(folder, name);
                projects.show(folder);
            });
        }
    }

    private void write(Path folder, String name) {
        if (this == STARTER) {
            ProjectInit.create(folder, name);
        } else {
            String text = "version: 1\nname: \"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n";
            ProjectInit.write(folder, Map.of(Project.FILE, text, ".gitignore", ".sluice/\n"));
        }
    }
}
