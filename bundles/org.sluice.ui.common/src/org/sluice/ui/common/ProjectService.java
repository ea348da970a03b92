package org.sluice.ui.common;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sluice.presentation.Snapshot;
import org.sluice.presentation.runs.Progress;
import org.sluice.project.OpenProject;
import org.sluice.run.Reading;
import org.sluice.run.Unit;

/** The project that the views show. A service, thread-safe; nothing here waits for a disk or a server. */
public interface ProjectService {

    /** The project; loading while it opens, or why it does not open. Nothing and no problem either without a project. */
    Snapshot<OpenProject> current();

    /** The folder of the project that is shown, or is being opened; empty for none. */
    Optional<Path> directory();

    /**
     * Shows the project of a folder. Returns at once; a project that was open before stays open as long as it runs.
     *
     * @param directory holds {@code sluice.yaml}
     */
    void show(Path directory);

    /** Shows no project; the one that was shown is closed, its runs drain first. */
    void hide();

    /** Reads the files of the project again. Returns at once. */
    void reload();

    /** Runs units of the project that is shown. Returns at once; the run is a job of the family {@link #RUNS}. */
    void run(List<Unit> units, Reading reading);

    /** How far the runs of this process are. */
    Progress progress();

    /** Is told, on any thread, that another project is shown or that its files were read again. */
    void addListener(Runnable listener);

    /** Is told no more. */
    void removeListener(Runnable listener);

    /** The family of the jobs that run units. */
    Object RUNS = new Object();

    /** The family of the jobs that open and read projects, and change what is remembered. */
    Object WORK = new Object();
}
