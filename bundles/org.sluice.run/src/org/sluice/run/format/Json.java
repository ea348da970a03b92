package org.sluice.run.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.sluice.api.data.Counts;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;
import org.sluice.api.type.TypeParser;

/** Trees, and the values that several formats share. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode parse(String text, String what) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    what + " is not valid JSON: " + e.getOriginalMessage() + " at line "
                            + e.getLocation().getLineNr() + ".",
                    "",
                    e);
        }
    }

    static JsonNode counts(Counts counts) {
        return object().put("rows", counts.rows()).put("bytes", counts.bytes()).put("hash", counts.hash());
    }

    static Counts counts(JsonNode node) {
        return new Counts(
                node.path("rows").asLong(),
                node.path("bytes").asLong(),
                node.path("hash").asText());
    }

    static JsonNode cursor(CursorValue value) {
        return object().put("type", value.type().toString()).put("value", value.text());
    }

    static CursorValue cursor(JsonNode node) {
        return new CursorValue(
                TypeParser.parse(node.path("type").asText()), node.path("value").asText());
    }

    static Optional<CursorValue> optionalCursor(JsonNode node) {
        return node.isObject() ? Optional.of(cursor(node)) : Optional.empty();
    }

    static JsonNode schema(Schema schema) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Field field : schema.fields()) {
            array.addObject()
                    .put("name", field.name())
                    .put("type", field.type().toString())
                    .put("nullable", field.nullable());
        }
        return array;
    }

    static Schema schemaOf(JsonNode array) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode node : array) {
            fields.add(new Field(
                    node.path("name").asText(),
                    TypeParser.parse(node.path("type").asText()),
                    node.path("nullable").asBoolean()));
        }
        return new Schema(fields);
    }

    static JsonNode strings(List<String> values) {
        ArrayNode array = MAPPER.createArrayNode();
        values.forEach(array::add);
        return array;
    }

    static List<String> stringsOf(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(node -> values.add(node.asText()));
        return values;
    }

    static JsonNode map(Map<String, String> values) {
        ObjectNode node = object();
        new TreeMap<>(values).forEach(node::put);
        return node;
    }

    static Map<String, String> mapOf(JsonNode object) {
        Map<String, String> values = new TreeMap<>();
        object.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        return values;
    }

    static Optional<String> optionalText(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    static OptionalLong optionalLong(JsonNode node) {
        return node.isNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
    }
}
