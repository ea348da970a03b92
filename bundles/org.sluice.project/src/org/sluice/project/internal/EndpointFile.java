package org.sluice.project.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.config.Option;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.problem.Spelling;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.catalog.PluginInfo;

/**
 * An endpoint as its file defines it, references unresolved.
 *
 * @param id the endpoint's id
 * @param place where it is defined
 * @param template the template's id
 * @param role which side it stands on; empty when its plug-in is missing
 * @param options values by name, with their places
 */
public record EndpointFile(
        String id, Yaml.Place place, String template, Optional<EndpointTemplate.Role> role, Map<String, Yaml> options) {

    private static final List<String> OWN_KEYS = List.of("version", "id", "template");

    static Optional<EndpointFile> read(String file, Yaml.Entries root, PluginCatalog plugins, Findings findings) {
        UnitFiles.checkVersion(root, findings);
        String name = file.replaceFirst(".*/", "").replaceFirst("\\.ya?ml$", "");
        String id = root.get("id").map(value -> String.valueOf(value.plain())).orElse(name);
        Optional<Yaml> template = root.get("template");
        if (template.isEmpty()) {
            findings.error(
                    root.place(), "template", "the endpoint has no template.", "Add template: postgresql, or another.");
            return Optional.empty();
        }
        String templateId = String.valueOf(template.get().plain());
        Map<String, Yaml> options = new LinkedHashMap<>(root.values());
        options.keySet().removeAll(OWN_KEYS);
        Optional<EndpointTemplate.Role> role = Optional.empty();
        try {
            EndpointTemplate found = plugins.template(templateId);
            role = Optional.of(found.role());
            new EndpointOptions(found, root, findings).check(options);
        } catch (SluiceException e) {
            report(e.problem(), template.get(), plugins, findings);
        }
        return Optional.of(new EndpointFile(id, template.get().place(), templateId, role, options));
    }

    /** What misses its plug-in fails when it is used, and nothing else does; a name that is misspelt is a mistake here. */
    private static void report(Problem problem, Yaml template, PluginCatalog plugins, Findings findings) {
        String id = String.valueOf(template.plain());
        List<String> known = plugins.plugins().stream().map(PluginInfo::id).toList();
        boolean missing = problem.code() == ProblemCode.E_PLUGIN_MISSING
                && (known.contains(id) || known.stream().noneMatch(other -> misspelt(id, other)));
        if (missing) {
            findings.warning(template.place(), "template", problem.message(), problem.next());
        } else {
            findings.error(template.place(), "template", problem.message(), problem.next());
        }
    }

    /** Stricter than a suggestion: {@code mysql} is not a misspelt {@code mysql-sink}. */
    static boolean misspelt(String id, String other) {
        return Spelling.distance(id, other) <= (id.length() < 4 ? 1 : 2);
    }

    /** With every reference resolved. */
    public EndpointConfig resolve(References references) {
        Map<String, Object> values = new TreeMap<>();
        options.forEach((name, value) -> {
            Object plain = value.plain();
            if (plain != null) {
                values.put(name, references.resolve(plain, value.place() + ", option '" + name + "'"));
            }
        });
        return new EndpointConfig(id, template, OptionValues.of(values));
    }

    /** Checks an endpoint's options against its template. */
    private record EndpointOptions(EndpointTemplate template, Yaml.Entries root, Findings findings) {

        void check(Map<String, Yaml> options) {
            List<String> known = template.options().stream().map(Option::name).toList();
            options.forEach((name, value) -> {
                Optional<Option<?>> option = template.options().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst();
                if (option.isEmpty()) {
                    findings.error(root.placeOf(name), name, "unknown option.", Spelling.suggest(name, known));
                } else {
                    check(option.get(), value);
                }
            });
            for (Option<?> option : template.options()) {
                if (option.required()
                        && option.defaultText() == null
                        && root.get(option.name()).isEmpty()) {
                    findings.error(
                            root.place(),
                            option.name(),
                            "the option '" + option.name() + "' is missing.",
                            option.help());
                }
            }
        }

        private void check(Option<?> option, Yaml value) {
            Object plain = value.plain();
            if (plain == null) {
                return;
            }
            boolean reference = References.isReference(String.valueOf(plain));
            if (option.secret() && !reference) {
                findings.error(
                        value.place(),
                        option.name(),
                        "a secret stands here in plain text.",
                        "Write a reference, such as ${env:" + option.name().toUpperCase(java.util.Locale.ROOT) + "}.");
            } else if (!reference) {
                try {
                    OptionValues.of(Map.of(option.name(), plain)).find(option);
                } catch (SluiceException e) {
                    findings.error(
                            value.place(),
                            option.name(),
                            e.problem().message(),
                            e.problem().next());
                }
            }
        }
    }
}
