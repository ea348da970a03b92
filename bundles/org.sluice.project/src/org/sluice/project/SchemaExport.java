package org.sluice.project;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.config.Option;
import org.sluice.api.problem.SluiceException;
import org.sluice.project.internal.KeySchemas;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.catalog.PluginInfo;

/** JSON Schemas of project files, from the same declarations that validation uses. */
public final class SchemaExport {

    private SchemaExport() {}

    /** Schemas by file name: {@code sluice-project}, {@code sluice-endpoint} and {@code sluice-units}. */
    public static Map<String, ObjectNode> schemas(PluginCatalog plugins) {
        Map<String, ObjectNode> schemas = new TreeMap<>();
        schemas.put("sluice-project.schema.json", project());
        schemas.put("sluice-endpoint.schema.json", endpoint(plugins));
        schemas.put("sluice-units.schema.json", units());
        return schemas;
    }

    private static ObjectNode root(String title) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.put("type", "object");
        schema.putObject("properties").putObject("version").put("const", 1);
        return schema;
    }

    private static ObjectNode project() {
        ObjectNode schema = root("Sluice project");
        ObjectNode properties = (ObjectNode) schema.path("properties");
        properties.putObject("name").put("type", "string");
        properties.set("defaults", KeySchemas.unit());
        properties.set("variables", KeySchemas.texts());
        ObjectNode environment = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode own = environment.putObject("properties");
        own.putObject("source").put("type", "string");
        own.putObject("sink").put("type", "string");
        own.set("defaults", KeySchemas.unit());
        own.set("variables", KeySchemas.texts());
        environment.put("additionalProperties", false);
        properties.putObject("environments").put("type", "object").set("additionalProperties", environment);
        schema.putArray("required").add("version");
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode units() {
        ObjectNode schema = root("Sluice units");
        ObjectNode properties = (ObjectNode) schema.path("properties");
        properties.putObject("source").put("type", "string").put("description", "Id of the endpoint to read from.");
        properties.putObject("sink").put("type", "string").put("description", "Id of the endpoint to write to.");
        properties.set("defaults", KeySchemas.unit());
        ObjectNode units = properties.putObject("units");
        ArrayNode forms = units.putArray("oneOf");
        ObjectNode unit = KeySchemas.unit();
        unit.putArray("type").add("object").add("null");
        forms.addObject().put("type", "object").set("additionalProperties", unit);
        forms.addObject().put("type", "array").putObject("items").put("type", "string");
        schema.putArray("required").add("version").add("source").add("units");
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode endpoint(PluginCatalog plugins) {
        ObjectNode schema = root("Sluice endpoint");
        ArrayNode templates =
                ((ObjectNode) schema.path("properties")).putObject("template").putArray("enum");
        ((ObjectNode) schema.path("properties")).putObject("id").put("type", "string");
        ArrayNode rules = schema.putArray("allOf");
        for (PluginInfo plugin : plugins.plugins()) {
            if (plugin.kind() != PluginInfo.Kind.STAGING && plugin.problem().isEmpty()) {
                try {
                    EndpointTemplate template = plugins.template(plugin.id());
                    templates.add(template.id());
                    rules.add(rule(template));
                } catch (SluiceException e) {
                    // A plug-in that does not start has no options to describe; doctor names it.
                    templates.add(plugin.id());
                }
            }
        }
        schema.putArray("required").add("version").add("template");
        return schema.put("unevaluatedProperties", false);
    }

    private static ObjectNode rule(EndpointTemplate template) {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        rule.putObject("if").putObject("properties").putObject("template").put("const", template.id());
        ObjectNode then = rule.putObject("then");
        ObjectNode properties = then.putObject("properties");
        ArrayNode required = then.putArray("required");
        for (Option<?> option : template.options()) {
            properties.set(option.name(), KeySchemas.of(option));
            if (option.required() && option.defaultText() == null) {
                required.add(option.name());
            }
        }
        return rule;
    }
}
