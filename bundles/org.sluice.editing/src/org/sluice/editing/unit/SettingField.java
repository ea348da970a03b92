package org.sluice.editing.unit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A setting of a unit that has a field in a form.
 *
 * @param key such as {@code slicing.by}
 * @param kind how it is written
 * @param choices the words of a choice
 * @param help one sentence
 * @param usual what is taken where nothing is stated; empty for nothing
 */
public record SettingField(String key, Kind kind, List<String> choices, String help, String usual) {

    /** How a setting is written. */
    public enum Kind {
        /** Any text. */
        TEXT,
        /** One of some words. */
        CHOICE,
        /** true or false. */
        BOOLEAN,
        /** Texts, with commas between them. */
        LIST,
        /** Texts by name. */
        MAP
    }

    /** All settings of units, as the JSON Schema of unit files declares them. */
    public static List<SettingField> of(ObjectNode unitsSchema) {
        List<SettingField> fields = new ArrayList<>();
        collect("", unitsSchema.path("properties").path("defaults").path("properties"), fields);
        return List.copyOf(fields);
    }

    private static void collect(String prefix, JsonNode properties, List<SettingField> fields) {
        properties.fieldNames().forEachRemaining(name -> {
            JsonNode schema = properties.path(name);
            if (schema.has("properties")) {
                collect(prefix + name + ".", schema.path("properties"), fields);
            } else {
                fields.add(field(prefix + name, schema));
            }
        });
    }

    private static SettingField field(String key, JsonNode schema) {
        List<String> choices = new ArrayList<>();
        schema.path("enum").forEach(word -> choices.add(word.asText()));
        return new SettingField(
                key,
                kind(schema, choices),
                List.copyOf(choices),
                schema.path("description").asText(""),
                schema.path("default").asText(""));
    }

    private static Kind kind(JsonNode schema, List<String> choices) {
        JsonNode type = schema.path("type");
        if (!choices.isEmpty()) {
            return Kind.CHOICE;
        } else if (type.asText().equals("array")) {
            return Kind.LIST;
        } else if (type.asText().equals("object")) {
            return Kind.MAP;
        }
        return type.isArray() && type.path(0).asText().equals("boolean") ? Kind.BOOLEAN : Kind.TEXT;
    }

    /** {@code slicing.max_parallel} as {@code Slicing max parallel}. */
    public String label() {
        String words = key.replace('.', ' ').replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The first part of the key, by which forms arrange settings. */
    public String group() {
        int dot = key.indexOf('.');
        return dot < 0 ? "" : key.substring(0, dot);
    }
}
