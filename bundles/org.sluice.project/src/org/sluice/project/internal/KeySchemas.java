package org.sluice.project.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sluice.api.config.Option;

/** JSON Schemas of keys. */
public final class KeySchemas {

    private KeySchemas() {}

    /** The settings of a unit. */
    public static ObjectNode unit() {
        ObjectNode schema = object(Keys.UNIT);
        Keys.NESTED.forEach((key, options) -> ((ObjectNode) schema.path("properties")).set(key, object(options)));
        return schema;
    }

    /** Texts by name. */
    public static ObjectNode texts() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ArrayNode types = schema.putObject("additionalProperties").putArray("type");
        List.of("string", "number", "boolean").forEach(types::add);
        return schema;
    }

    private static ObjectNode object(List<Option<?>> options) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        options.forEach(option -> properties.set(option.name(), of(option)));
        return schema.put("additionalProperties", false);
    }

    /** One option; a reference may stand for any value. */
    public static ObjectNode of(Option<?> option) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        switch (option.type()) {
            case STRING, DURATION -> schema.putArray("type").add("string").add("number");
            case INTEGER, BYTES -> schema.putArray("type").add("integer").add("string");
            case BOOLEAN -> schema.putArray("type").add("boolean").add("string");
            case CHOICE -> option.choices().forEach(schema.withArray("enum")::add);
            case STRING_LIST -> schema.put("type", "array").putObject("items").put("type", "string");
            case STRING_MAP -> schema.setAll(texts());
        }
        schema.put("description", option.help());
        String usual = option.defaultText();
        if (usual != null) {
            schema.put("default", usual);
        }
        return schema;
    }
}
