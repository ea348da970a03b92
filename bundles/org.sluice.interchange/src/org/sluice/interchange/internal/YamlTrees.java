package org.sluice.interchange.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.interchange.Place;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML documents. */
final class YamlTrees {

    private final String file;

    private YamlTrees(String file) {
        this.file = file;
    }

    static List<Node> read(String file, String text) {
        // Aliases are refused: a short file could stand for a huge or an endless tree.
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(text.length() + 1)
                .build();
        YamlTrees trees = new YamlTrees(file);
        try {
            List<Node> roots = new ArrayList<>();
            for (org.snakeyaml.engine.v2.nodes.Node node : new Compose(settings).composeAllFromString(text)) {
                roots.add(trees.node(node, "", 0));
            }
            return List.copyOf(roots);
        } catch (MarkedYamlEngineException e) {
            throw invalid(trees.place(e.getProblemMark(), ""), String.valueOf(e.getProblem()));
        } catch (YamlEngineException e) {
            throw invalid(new Place(file, 1, ""), String.valueOf(e.getMessage()));
        }
    }

    private static RuntimeException invalid(Place place, String problem) {
        return Document.invalid(
                place, "not valid YAML: " + problem + ".", "Check indentation, colons and quotes in this line.");
    }

    private Place place(Optional<Mark> mark, String path) {
        return new Place(file, mark.map(Mark::getLine).orElse(0) + 1, path);
    }

    private Node node(org.snakeyaml.engine.v2.nodes.Node node, String path, int depth) {
        Place place = place(node.getStartMark(), path);
        if (depth > Document.DEEPEST) {
            throw Document.invalid(place, "the values are nested too deeply.", "No tool writes state like this.");
        }
        if (node instanceof MappingNode mapping) {
            return fields(place, mapping, depth);
        } else if (node instanceof SequenceNode sequence) {
            return items(place, sequence, depth);
        }
        ScalarNode scalar = (ScalarNode) node;
        return new Node.Scalar(place, kind(scalar.getTag()), scalar.getValue());
    }

    private Node fields(Place place, MappingNode mapping, int depth) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place at = place(tuple.getKeyNode().getStartMark(), place.path());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw invalid(at, "a key has to be a word");
            }
            String path = Document.path(place.path(), key.getValue());
            if (values.put(key.getValue(), node(tuple.getValueNode(), path, depth + 1)) != null) {
                throw invalid(at, "the key '" + key.getValue() + "' stands here twice");
            }
        }
        return new Node.Fields(place, values);
    }

    private Node items(Place place, SequenceNode sequence, int depth) {
        List<Node> values = new ArrayList<>();
        for (org.snakeyaml.engine.v2.nodes.Node value : sequence.getValue()) {
            values.add(node(value, place.path() + "[" + values.size() + "]", depth + 1));
        }
        return new Node.Items(place, values);
    }

    private static Node.Kind kind(Tag tag) {
        if (tag.equals(Tag.NULL)) {
            return Node.Kind.NOTHING;
        } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return Node.Kind.NUMBER;
        }
        return tag.equals(Tag.BOOL) ? Node.Kind.TRUTH : Node.Kind.TEXT;
    }
}
