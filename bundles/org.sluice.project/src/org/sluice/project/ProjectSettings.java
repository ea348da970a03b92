package org.sluice.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What decides how a project is read, beside its files.
 *
 * @param environment the environment to apply; empty for none
 * @param environmentVariables of the process
 * @param datasetNames names of an endpoint's datasets as far as they are known, for units given as a glob
 * @param unsaved texts that stand in place of files, by absolute path
 */
public record ProjectSettings(
        Optional<String> environment,
        Map<String, String> environmentVariables,
        Function<String, List<String>> datasetNames,
        Map<Path, String> unsaved) {

    /** Keeps a copy. */
    public ProjectSettings {
        unsaved = Map.copyOf(unsaved);
    }

    /** Of files as they are. */
    public ProjectSettings(
            Optional<String> environment,
            Map<String, String> environmentVariables,
            Function<String, List<String>> datasetNames) {
        this(environment, environmentVariables, datasetNames, Map.of());
    }

    /** Without an environment, and with no dataset known. */
    public static ProjectSettings plain(Map<String, String> environmentVariables) {
        return new ProjectSettings(Optional.empty(), environmentVariables, endpoint -> List.of());
    }
}
