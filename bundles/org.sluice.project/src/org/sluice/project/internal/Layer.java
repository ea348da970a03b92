package org.sluice.project.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.config.Option;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.problem.Spelling;

/** Settings of units at one level: flat keys such as {@code slicing.by}, checked. */
record Layer(Map<String, Yaml> values) {

    static final Layer EMPTY = new Layer(Map.of());

    /** Reads and checks the settings in a mapping; wrong ones are reported and left out. */
    static Layer read(Yaml.Entries entries, String path, Findings findings) {
        Map<String, Yaml> values = new LinkedHashMap<>();
        entries.values().forEach((key, value) -> {
            String keyPath = path + "." + key;
            List<Option<?>> nested = Keys.NESTED.get(key);
            if (nested != null) {
                nested(key, value, nested, keyPath, values, findings);
            } else {
                option(Keys.UNIT, key, value, entries.placeOf(key), keyPath, key, values, findings);
            }
        });
        return new Layer(values);
    }

    private static void nested(
            String key, Yaml value, List<Option<?>> options, String path, Map<String, Yaml> values, Findings findings) {
        if (!(value instanceof Yaml.Entries entries)) {
            findings.error(
                    value.place(),
                    path,
                    "a mapping is expected here.",
                    "Its keys are "
                            + String.join(
                                    ", ", options.stream().map(Option::name).toList()) + ".");
            return;
        }
        entries.values()
                .forEach((name, inner) -> option(
                        options,
                        name,
                        inner,
                        entries.placeOf(name),
                        path + "." + name,
                        key + "." + name,
                        values,
                        findings));
    }

    private static void option(
            List<Option<?>> options,
            String name,
            Yaml value,
            Yaml.Place place,
            String path,
            String flatKey,
            Map<String, Yaml> values,
            Findings findings) {
        Optional<Option<?>> found =
                options.stream().filter(one -> one.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            List<String> known =
                    new ArrayList<>(options.stream().map(Option::name).toList());
            if (options == Keys.UNIT) {
                known.addAll(Keys.NESTED.keySet());
            }
            findings.error(place, path, "unknown key.", Spelling.suggest(name, known));
            return;
        }
        Object plain = value.plain();
        if (plain == null) {
            return;
        }
        try {
            OptionValues.of(Map.of(name, plain)).find(found.get());
            values.put(flatKey, value);
        } catch (SluiceException e) {
            findings.error(
                    value.place(), path, e.problem().message(), e.problem().next());
        }
    }
}
