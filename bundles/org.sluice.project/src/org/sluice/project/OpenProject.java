package org.sluice.project;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.source.Dataset;
import org.sluice.run.EndpointDirectory;
import org.sluice.run.Engine;
import org.sluice.run.EngineFactory;
import org.sluice.run.EngineSettings;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.format.CatalogFormat;
import org.sluice.run.state.KeyValue;

/**
 * A project together with its engine. The files can be read again while the engine stays open; runs that begin afterwards
 * see what they say then. Thread-safe.
 */
public final class OpenProject implements AutoCloseable {

    private final Path directory;
    private final Setting setting;
    private final Engine engine;
    private volatile Project project;

    /**
     * What decides how projects are opened.
     *
     * @param environment the environment to apply; empty for none
     * @param environmentVariables of the process
     * @param plugins what is installed
     * @param engines opens the engine
     */
    public record Setting(
            Optional<String> environment,
            Map<String, String> environmentVariables,
            PluginCatalog plugins,
            EngineFactory engines) {

        /** The project as its files say, with units given as globs expanded as far as datasets are known. */
        public Project read(Path start, Function<String, List<String>> datasetNames) {
            return read(start, datasetNames, Map.of());
        }

        private Project read(Path start, Function<String, List<String>> datasetNames, Map<Path, String> unsaved) {
            return Project.open(
                    start, new ProjectSettings(environment, environmentVariables, datasetNames, unsaved), plugins);
        }
    }

    private OpenProject(Project files, Setting setting) {
        this.directory = files.directory();
        this.setting = setting;
        this.project = files;
        this.engine = setting.engines()
                .open(new EngineSettings(
                        files.home(), new Endpoints(), Clock.systemUTC(), System.getProperty("user.name", "unknown")));
        this.project = setting.read(directory, this::datasets);
    }

    /**
     * Opens the project that a directory belongs to, and its engine.
     *
     * @throws org.sluice.api.problem.SluiceException E_INVALID_CONFIG when there is none, E_STATE_UNAVAILABLE
     */
    public static OpenProject open(Path start, Setting setting) {
        return new OpenProject(setting.read(start, endpoint -> List.of()), setting);
    }

    /** The endpoints as the files say at the time of the call. */
    private final class Endpoints implements EndpointDirectory {
        @Override
        public List<String> ids() {
            return project.ids();
        }

        @Override
        public EndpointConfig endpoint(String id) {
            return project.endpoint(id);
        }
    }

    private List<String> datasets(String endpoint) {
        Optional<KeyValue> stored = engine.state().value("catalog", endpoint);
        return stored.map(value -> CatalogFormat.parse(value.value()).datasets().stream()
                        .map(Dataset::name)
                        .toList())
                .orElse(List.of());
    }

    /** The project as it was read last. */
    public Project project() {
        return project;
    }

    /** Its engine. */
    public Engine engine() {
        return engine;
    }

    /** Reads the files again. */
    public Project reload() {
        Project read = setting.read(directory, this::datasets);
        project = read;
        return read;
    }

    /**
     * The project as it would be with other texts in place of some of its files.
     *
     * @param unsaved texts by absolute path
     */
    public Project with(Map<Path, String> unsaved) {
        return setting.read(directory, this::datasets, unsaved);
    }

    @Override
    public void close() {
        engine.close();
    }
}
