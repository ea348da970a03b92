package org.sluice.interchange.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.interchange.Place;

/** Reads JSON documents, one or many in a row. Numbers keep every digit. */
final class JsonTrees {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final JsonParser parser;

    private JsonTrees(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static List<Node> read(String file, String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonTrees trees = new JsonTrees(file, parser);
            List<Node> roots = new ArrayList<>();
            while (parser.nextToken() != null) {
                roots.add(trees.node("", 0));
            }
            return List.copyOf(roots);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw Document.invalid(
                    new Place(file, line, ""),
                    "not valid JSON: " + e.getOriginalMessage() + ".",
                    "Export the state again; it may have been cut off or edited.");
        } catch (IOException e) {
            throw new UncheckedIOException("A text can always be read", e);
        }
    }

    private Node node(String path, int depth) throws IOException {
        Place place = new Place(file, parser.currentTokenLocation().getLineNr(), path);
        if (depth > Document.DEEPEST) {
            throw Document.invalid(place, "the values are nested too deeply.", "No tool writes state like this.");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(place, depth);
            case START_ARRAY -> items(place, depth);
            case VALUE_STRING -> new Node.Scalar(place, Node.Kind.TEXT, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Scalar(place, Node.Kind.NUMBER, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Node.Scalar(place, Node.Kind.TRUTH, parser.getText());
            default -> new Node.Scalar(place, Node.Kind.NOTHING, "");
        };
    }

    private Node fields(Place place, int depth) throws IOException {
        Map<String, Node> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            values.put(name, node(Document.path(place.path(), name), depth + 1));
        }
        return new Node.Fields(place, values);
    }

    private Node items(Place place, int depth) throws IOException {
        List<Node> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(node(place.path() + "[" + values.size() + "]", depth + 1));
        }
        return new Node.Items(place, values);
    }
}
