package org.sluice.editing.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sluice.editing.yaml.YamlText;

/** Knows what can stand where in a YAML file, and what it means, from the file's JSON Schema and the names of its project. */
public final class SchemaGuide {

    private static final List<String> COLUMN_KEYS = List.of("cursor_field", "primary_key", "by", "select", "columns");

    private final JsonNode schema;
    private final Names names;

    /** Of a kind of file. */
    public SchemaGuide(JsonNode schema, Names names) {
        this.schema = schema;
        this.names = names;
    }

    /** What could stand at a place, as far as it begins with what was typed. */
    public List<Completion> completions(String text, int offset) {
        YamlCursor cursor = YamlCursor.at(text, offset);
        Map<String, String> candidates = cursor.key().isEmpty() ? keys(text, cursor) : values(text, cursor);
        String typed = cursor.word().toLowerCase(Locale.ROOT);
        List<Completion> found = new ArrayList<>();
        candidates.forEach((label, help) -> {
            if (label.toLowerCase(Locale.ROOT).startsWith(typed)) {
                String written = cursor.key().isEmpty() ? label + ending(cursor, label) : label;
                found.add(new Completion(cursor.start(), cursor.word().length(), written, label, help));
            }
        });
        return found;
    }

    private String ending(YamlCursor cursor, String key) {
        List<String> path = new ArrayList<>(cursor.path());
        path.add(key);
        return at("", path).has("properties") || cursor.path().isEmpty() && key.matches("units|defaults") ? ":" : ": ";
    }

    private Map<String, String> keys(String text, YamlCursor cursor) {
        Map<String, String> keys = new LinkedHashMap<>();
        List<String> present = present(text, cursor);
        JsonNode node = at(text, cursor.path());
        node.path("properties")
                .properties()
                .forEach(property -> keys.put(property.getKey(), help(property.getValue())));
        if (cursor.path().equals(List.of("units"))) {
            names.datasets().apply(source(text)).forEach(name -> keys.put(name, "A dataset of " + source(text) + "."));
        } else if (!cursor.path().isEmpty() && last(cursor.path()).equals("columns")) {
            columns(text, cursor).forEach(name -> keys.put(name, "A column; give it a type such as decimal(18,4)."));
        }
        present.forEach(keys::remove);
        return keys;
    }

    private static List<String> present(String text, YamlCursor cursor) {
        int end = text.indexOf('\n', cursor.start());
        String without = text.substring(0, cursor.start()) + (end < 0 ? "" : text.substring(end));
        YamlText yaml = YamlText.of(without);
        return yaml.editable() ? yaml.keys(cursor.path()) : List.of();
    }

    private Map<String, String> values(String text, YamlCursor cursor) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> path = new ArrayList<>(cursor.path());
        path.add(cursor.key());
        JsonNode node = at(text, path);
        node.path("enum").forEach(word -> values.put(word.asText(), help(node)));
        node.path("items").path("enum").forEach(word -> values.put(word.asText(), help(node)));
        if (node.path("type").path(0).asText().equals("boolean")) {
            List.of("true", "false").forEach(word -> values.put(word, help(node)));
        }
        if (node.has("const")) {
            values.put(node.path("const").asText(), help(node));
        }
        switch (cursor.key()) {
            case "source" -> names.sources().forEach(id -> values.put(id, "An endpoint to read from."));
            case "sink" -> names.sinks().forEach(id -> values.put(id, "An endpoint to write to."));
            default -> {
                if (COLUMN_KEYS.contains(cursor.key())) {
                    columns(text, cursor).forEach(name -> values.put(name, "A column of the dataset."));
                }
            }
        }
        return values;
    }

    private List<String> columns(String text, YamlCursor cursor) {
        return cursor.path().size() > 1 && cursor.path().get(0).equals("units")
                ? names.columns().apply(source(text) + "/" + cursor.path().get(1))
                : List.of();
    }

    private static String source(String text) {
        return text.lines()
                .filter(line -> line.startsWith("source:"))
                .map(line -> line.substring(7).replaceFirst("\\s#.*", "").strip())
                .findFirst()
                .orElse("");
    }

    /** What the key at a place means; empty where there is none that is known. */
    public Optional<String> hover(String text, int offset) {
        int end = offset;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        YamlCursor cursor = YamlCursor.at(text, end);
        List<String> path = new ArrayList<>(cursor.path());
        path.add(cursor.key().isEmpty() ? cursor.word() : cursor.key());
        JsonNode node = at(text, path);
        String help = help(node);
        return help.isEmpty() ? Optional.empty() : Optional.of(last(path) + ": " + help + choices(node));
    }

    private static String choices(JsonNode node) {
        List<String> words = new ArrayList<>();
        node.path("enum").forEach(word -> words.add(word.asText()));
        return words.isEmpty() ? "" : "\nOne of: " + String.join(", ", words) + ".";
    }

    private static String help(JsonNode node) {
        String usual = node.path("default").asText("");
        return node.path("description").asText("") + (usual.isEmpty() ? "" : " By default " + usual + ".");
    }

    private static String last(List<String> path) {
        return path.get(path.size() - 1);
    }

    /** The schema of what stands at a path. */
    private JsonNode at(String text, List<String> path) {
        JsonNode node = schema;
        boolean top = true;
        for (String key : path) {
            node = below(top ? withTemplate(text) : node, key);
            top = false;
        }
        return top ? withTemplate(text) : object(node);
    }

    private static JsonNode below(JsonNode node, String key) {
        JsonNode mapping = object(node);
        JsonNode known = mapping.path("properties").path(key);
        JsonNode other = mapping.path("additionalProperties");
        return known.isMissingNode() ? (other.isObject() ? other : MissingNode.getInstance()) : known;
    }

    /** Of several forms, the one with keys. */
    private static JsonNode object(JsonNode node) {
        for (JsonNode form : node.path("oneOf")) {
            if (form.path("type").asText().equals("object")) {
                return form;
            }
        }
        return node;
    }

    /** An endpoint's options depend on its template. */
    private JsonNode withTemplate(String text) {
        JsonNode rules = schema.path("allOf");
        if (rules.isEmpty()) {
            return schema;
        }
        String template = text.lines()
                .filter(line -> line.startsWith("template:"))
                .map(line -> line.substring(9).replaceFirst("\\s#.*", "").strip())
                .findFirst()
                .orElse("");
        for (JsonNode rule : rules) {
            JsonNode wanted =
                    rule.path("if").path("properties").path("template").path("const");
            if (wanted.asText().equals(template)) {
                ObjectNode both = schema.deepCopy();
                ((ObjectNode) both.path("properties")).setAll((ObjectNode)
                        rule.path("then").path("properties").deepCopy());
                return both;
            }
        }
        return schema;
    }
}
