package org.sluice.editing.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.config.Option;
import org.sluice.api.config.OptionType;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.SluiceException;
import org.sluice.editing.yaml.YamlText;

/**
 * An endpoint as somebody types it. A value.
 *
 * @param id its id, and the name of its file
 * @param template its type
 * @param texts what stands in the fields, by option; lists and mappings with an entry in each line
 */
public record EndpointDraft(String id, EndpointTemplate template, Map<String, String> texts) {

    private static final String ID_FORM = "[A-Za-z0-9][A-Za-z0-9_.-]*";

    /** Keeps a sorted copy. */
    public EndpointDraft {
        texts = java.util.Collections.unmodifiableMap(new TreeMap<>(texts));
    }

    /** With nothing typed yet; the fields show the defaults. */
    public static EndpointDraft of(EndpointTemplate template) {
        return new EndpointDraft("", template, Map.of());
    }

    /** As its file says. */
    public static EndpointDraft of(String id, EndpointTemplate template, YamlText file) {
        Map<String, String> texts = new TreeMap<>();
        for (Option<?> option : template.options()) {
            file.value(List.of(option.name())).ifPresent(value -> texts.put(option.name(), text(value)));
        }
        return new EndpointDraft(id, template, texts);
    }

    private static String text(Object value) {
        if (value instanceof List<?> list) {
            return String.join("\n", list.stream().map(String::valueOf).toList());
        } else if (value instanceof Map<?, ?> map) {
            List<String> lines = new ArrayList<>();
            map.forEach((key, entry) -> lines.add(key + ": " + entry));
            return String.join("\n", lines);
        }
        return String.valueOf(value);
    }

    /** The same under another id. */
    public EndpointDraft named(String other) {
        return new EndpointDraft(other, template, texts);
    }

    /** The same with another text in a field. */
    public EndpointDraft with(String option, String text) {
        Map<String, String> changed = new TreeMap<>(texts);
        changed.put(option, text);
        return new EndpointDraft(id, template, changed);
    }

    /** What stands in a field. */
    public String text(Option<?> option) {
        String typed = texts.get(option.name());
        return typed == null ? "" : typed;
    }

    /** What is wrong with the id; empty when nothing is. */
    public Optional<String> idProblem(List<String> taken) {
        if (id.isEmpty()) {
            return Optional.of("Give the endpoint an id; units name it by that.");
        } else if (!id.matches(ID_FORM)) {
            return Optional.of("An id has letters, digits, '_', '-' and '.' only.");
        }
        return taken.contains(id) ? Optional.of("There is an endpoint '" + id + "' already.") : Optional.empty();
    }

    /** What is wrong with a field; empty when nothing is. */
    public Optional<String> problem(Option<?> option) {
        String text = text(option);
        if (text.isBlank()) {
            return option.required() && option.defaultText() == null
                    ? Optional.of("Needed: " + option.help())
                    : Optional.empty();
        } else if (isReference(text) || option.secret()) {
            return Optional.empty();
        }
        try {
            OptionValues.of(Map.of(option.name(), value(option, text))).find(option);
            return Optional.empty();
        } catch (SluiceException e) {
            return Optional.of(e.problem().message());
        }
    }

    /** Whether a text stands for something that is kept elsewhere. */
    public static boolean isReference(String text) {
        return text.matches("(?s).*(?<!\\$)\\$\\{[^}]+}.*");
    }

    /** Whether nothing is wrong with any field. */
    public boolean valid() {
        return template.options().stream().allMatch(option -> problem(option).isEmpty());
    }

    /** The name under which a secret of this endpoint is kept. */
    public String secretName(Option<?> option) {
        return id + "/" + option.name();
    }

    /** The secrets that were typed in full, by the name under which they are kept. */
    public Map<String, String> typedSecrets() {
        Map<String, String> secrets = new TreeMap<>();
        for (Option<?> option : template.options()) {
            String text = text(option);
            if (option.secret() && !text.isEmpty() && !isReference(text)) {
                secrets.put(secretName(option), text);
            }
        }
        return secrets;
    }

    /** The values as a file holds them: typed secrets as references, defaults left out. */
    public Map<String, Object> fileValues() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Option<?> option : template.options()) {
            String text = text(option);
            if (!text.isBlank() && !text.equals(option.defaultText())) {
                boolean typed = option.secret() && !isReference(text);
                values.put(option.name(), typed ? "${secret:" + secretName(option) + "}" : value(option, text));
            }
        }
        return values;
    }

    /** The values for a test before anything is saved: typed secrets as they are. */
    public Map<String, Object> testValues() {
        Map<String, Object> values = new LinkedHashMap<>(fileValues());
        for (Option<?> option : template.options()) {
            String text = text(option);
            if (option.secret() && !text.isEmpty() && !isReference(text)) {
                values.put(option.name(), text.replace("${", "$${"));
            }
        }
        return values;
    }

    /** The text of its file: the present one with what has changed, or a new one. */
    public String fileText(String present) {
        String text = present.isBlank() ? "version: 1\ntemplate: " + template.id() + "\n" : present;
        Map<String, Object> values = fileValues();
        for (Option<?> option : template.options()) {
            @Nullable Object value = values.get(option.name());
            YamlText yaml = YamlText.of(text);
            List<String> path = List.of(option.name());
            if (value == null) {
                text = yaml.remove(path).applyTo(text);
            } else if (!yaml.value(path).map(String::valueOf).equals(Optional.of(String.valueOf(value)))) {
                text = yaml.put(path, value).applyTo(text);
            }
        }
        return text;
    }

    private static Object value(Option<?> option, String text) {
        if (option.type() == OptionType.STRING_LIST) {
            return lines(text);
        } else if (option.type() == OptionType.STRING_MAP) {
            Map<String, String> map = new LinkedHashMap<>();
            for (String line : lines(text)) {
                int colon = line.indexOf(':');
                map.put(
                        colon < 0 ? line : line.substring(0, colon).strip(),
                        colon < 0 ? "" : line.substring(colon + 1).strip());
            }
            return map;
        } else if (option.type() == OptionType.BOOLEAN && text.strip().matches("true|false")) {
            return Boolean.valueOf(text.strip());
        }
        return text.strip();
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
