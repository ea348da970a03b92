package org.sluice.project;

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
 */
public record ProjectSettings(
        Optional<String> environment,
        Map<String, String> environmentVariables,
        Function<String, List<String>> datasetNames) {

    /** Without an environment, and with no dataset known. */
    public static ProjectSettings plain(Map<String, String> environmentVariables) {
        return new ProjectSettings(Optional.empty(), environmentVariables, endpoint -> List.of());
    }
}
