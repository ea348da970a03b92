package org.sluice.ui.common.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.jobs.Job;
import org.sluice.presentation.Snapshot;
import org.sluice.presentation.runs.Progress;
import org.sluice.project.OpenProject;
import org.sluice.project.Project;
import org.sluice.run.EngineFactory;
import org.sluice.run.Reading;
import org.sluice.run.RunRequest;
import org.sluice.run.Unit;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.common.Work;

/** Keeps projects open, one of which is shown. */
public final class Projects implements ProjectService {

    /** As on the command line: one slice for each core, two at least. */
    private static final int PARALLEL = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final OpenProject.Setting setting;
    private final Map<Path, OpenProject> open = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Progress progress = new Progress();
    private final RememberedProject remembered = new RememberedProject();
    private final FileWatch files = new FileWatch(this::reload);
    private final Schedules schedules = new Schedules(this::current, (project, due) -> run(project, due, Reading.NEWS));
    private volatile Optional<Path> shown = Optional.empty();
    private volatile Snapshot<OpenProject> current = Snapshot.loading();

    /** With the services that it needs. */
    public Projects(PluginCatalog plugins, EngineFactory engines) {
        this.setting = new OpenProject.Setting(Optional.empty(), System.getenv(), plugins, engines);
        files.start();
        schedules.schedule();
        remembered
                .directory()
                .filter(directory -> Files.exists(directory.resolve(Project.FILE)))
                .ifPresent(this::show);
    }

    @Override
    public Snapshot<OpenProject> current() {
        return current;
    }

    @Override
    public Optional<Path> directory() {
        return shown;
    }

    @Override
    public void show(Path directory) {
        Path folder = directory.toAbsolutePath().normalize();
        shown = Optional.of(folder);
        current = Snapshot.loading();
        changed();
        Work.start("Opening " + folder.getFileName(), () -> open(folder));
    }

    private void open(Path folder) {
        Snapshot<OpenProject> opened = Snapshot.<OpenProject>loading().next(() -> openOrReload(folder));
        if (shown.equals(Optional.of(folder))) {
            current = opened;
            remembered.remember(Optional.of(folder));
            changed();
        }
        opened.value().ifPresent(project -> new WorkspaceProject(folder).update(project.project()));
    }

    private OpenProject openOrReload(Path folder) {
        OpenProject known = open.get(folder);
        if (known != null) {
            known.reload();
            return known;
        }
        OpenProject opened = OpenProject.open(folder, setting);
        open.put(folder, opened);
        return opened;
    }

    @Override
    public void hide() {
        Optional<Path> hidden = shown;
        shown = Optional.empty();
        current = Snapshot.loading();
        remembered.remember(Optional.empty());
        changed();
        hidden.ifPresent(folder -> Work.start("Closing " + folder.getFileName(), () -> close(folder)));
    }

    private void close(Path folder) {
        OpenProject closing = open.remove(folder);
        if (closing != null) {
            closing.close();
        }
    }

    @Override
    public void reload() {
        directory().ifPresent(folder -> Work.start("Reading " + folder.getFileName(), () -> open(folder)));
    }

    @Override
    public void run(List<Unit> units, Reading reading) {
        current.value().ifPresent(project -> run(project, units, reading));
    }

    private Job run(OpenProject project, List<Unit> units, Reading reading) {
        Job job = new RunJob(project, RunRequest.of(units, reading, PARALLEL), progress);
        job.setUser(false);
        job.schedule();
        return job;
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** Called by the framework: runs drain, then the state is closed. */
    public void close() {
        files.stop();
        schedules.stop();
        open.values().forEach(OpenProject::close);
        open.clear();
    }
}
