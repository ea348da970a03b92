package org.sluice.project.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.problem.Spelling;

/**
 * {@code sluice.yaml}: name, defaults, variables and environments, with the chosen environment applied.
 *
 * @param name the project's name
 * @param defaults settings of all units
 * @param environmentLayer settings of the environment
 * @param environmentName the environment; empty for none
 * @param variables by name
 * @param renames endpoints that the environment puts in place of others, {@code sink} and {@code source} by key
 */
public record ProjectFile(
        String name,
        Layer defaults,
        Layer environmentLayer,
        Optional<String> environmentName,
        Map<String, String> variables,
        Map<String, String> renames) {

    private static final List<String> KEYS = List.of("version", "name", "defaults", "variables", "environments");
    private static final List<String> ENVIRONMENT_KEYS = List.of("source", "sink", "defaults", "variables");

    static ProjectFile empty(String name) {
        return new ProjectFile(name, Layer.EMPTY, Layer.EMPTY, Optional.empty(), Map.of(), Map.of());
    }

    /** Reads the file. */
    public static ProjectFile read(
            Yaml.Entries root, String usualName, Optional<String> environment, Findings findings) {
        UnitFiles.checkVersion(root, findings);
        UnitFiles.checkKeys(root, KEYS, "", findings);
        String name =
                root.get("name").map(value -> String.valueOf(value.plain())).orElse(usualName);
        Layer defaults = layer(root, "defaults", "defaults", findings);
        Map<String, String> variables = new TreeMap<>(variables(root, findings));
        Layer environmentLayer = Layer.EMPTY;
        Map<String, String> renames = new HashMap<>();
        Optional<Yaml.Entries> chosen = Optional.empty();
        if (value(root, "environments") instanceof Yaml.Entries environments) {
            for (String key : environments.values().keySet()) {
                if (environments.values().get(key) instanceof Yaml.Entries one) {
                    UnitFiles.checkKeys(one, ENVIRONMENT_KEYS, "environments." + key + ".", findings);
                }
            }
            chosen = environment
                    .flatMap(environments::get)
                    .filter(Yaml.Entries.class::isInstance)
                    .map(Yaml.Entries.class::cast);
        }
        if (environment.isPresent() && chosen.isEmpty()) {
            reportUnknown(root, environment.get(), findings);
        }
        if (chosen.isPresent()) {
            Yaml.Entries own = chosen.get();
            variables.putAll(variables(own, findings));
            environmentLayer = layer(own, "defaults", "environments." + environment.orElse("") + ".defaults", findings);
            for (String key : List.of("source", "sink")) {
                own.get(key).ifPresent(value -> renames.put(key, String.valueOf(value.plain())));
            }
        }
        return new ProjectFile(name, defaults, environmentLayer, environment, variables, renames);
    }

    private static @Nullable Yaml value(Yaml.Entries root, String key) {
        return root.values().get(key);
    }

    private static void reportUnknown(Yaml.Entries root, String environment, Findings findings) {
        List<String> known = value(root, "environments") instanceof Yaml.Entries environments
                ? List.copyOf(environments.values().keySet())
                : List.of();
        if (!(known.contains(environment))) {
            findings.error(
                    root.placeOf("environments"),
                    "environments",
                    "there is no environment '" + environment + "'.",
                    Spelling.suggest(environment, known));
        }
    }

    private static Layer layer(Yaml.Entries root, String key, String path, Findings findings) {
        return value(root, key) instanceof Yaml.Entries own ? Layer.read(own, path, findings) : Layer.EMPTY;
    }

    private static Map<String, String> variables(Yaml.Entries root, Findings findings) {
        Map<String, String> variables = new TreeMap<>();
        if (value(root, "variables") instanceof Yaml.Entries own) {
            own.values().forEach((name, value) -> {
                if (value instanceof Yaml.Scalar) {
                    variables.put(name, String.valueOf(value.plain()));
                } else {
                    findings.error(value.place(), "variables." + name, "a single value is expected here.", "");
                }
            });
        }
        return variables;
    }

    /** The endpoint that stands at a place in the chosen environment. */
    public String renamed(String key, String id) {
        String other = renames.get(key);
        return other == null ? id : other;
    }
}
