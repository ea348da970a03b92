package org.sluice.editing.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML text whose values are found by path and changed in place: everything else, comments and blank lines too, stays as it
 * is. Immutable; a change is for the text it was made from.
 */
public final class YamlText {

    private final String text;
    private final Optional<Node> root;
    private final boolean valid;

    private YamlText(String text, Optional<Node> root, boolean valid) {
        this.text = text;
        this.root = root;
        this.valid = valid;
    }

    /** A text; one that is not valid YAML has no values and takes no changes. */
    public static YamlText of(String text) {
        try {
            LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
            return new YamlText(text, new Compose(settings).composeString(text), true);
        } catch (YamlEngineException e) {
            return new YamlText(text, Optional.empty(), false);
        }
    }

    /** The text itself. */
    public String text() {
        return text;
    }

    /** Whether it can be changed by path. */
    public boolean editable() {
        return valid && (root.isEmpty() || root.get() instanceof MappingNode);
    }

    /** The keys of the mapping at a path, or the items of the list there; none where there is neither. */
    public List<String> keys(List<String> path) {
        Optional<Node> node = node(path);
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            return mapping.getValue().stream().map(YamlText::keyOf).toList();
        } else if (node.isPresent() && node.get() instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> String.valueOf(plain(item)))
                    .toList();
        }
        return List.of();
    }

    /** The value at a path: String, List or Map; empty where there is none or nothing. */
    public Optional<Object> value(List<String> path) {
        return node(path).flatMap(node -> Optional.ofNullable(plain(node)));
    }

    /** Whether a list stands at a path. */
    public boolean isList(List<String> path) {
        return node(path).filter(SequenceNode.class::isInstance).isPresent();
    }

    /** Where the last key of a path stands. */
    public OptionalInt offset(List<String> path) {
        Optional<NodeTuple> found = tuple(path);
        return found.isPresent()
                ? OptionalInt.of(YamlPlaces.of(text).start(found.get().getKeyNode()))
                : OptionalInt.empty();
    }

    /** The key of the mapping at a path whose entry stands at or before a place of the text. */
    public Optional<String> keyAt(List<String> path, int offset) {
        Optional<Node> node = node(path);
        if (node.isEmpty() || !(node.get() instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        YamlPlaces places = YamlPlaces.of(text);
        Optional<String> found = Optional.empty();
        for (NodeTuple tuple : mapping.getValue()) {
            if (places.start(tuple.getKeyNode()) > offset) {
                break;
            }
            found = Optional.of(keyOf(tuple));
        }
        return found;
    }

    /**
     * Gives a path a value, whether or not it has one.
     *
     * @param value String, List of String, Map of String to such values, or null for none
     * @throws SluiceException E_INVALID_INPUT when the text cannot take it there
     */
    public TextChange put(List<String> path, @Nullable Object value) {
        return checked(new YamlWriter(this, YamlPlaces.of(text)).put(path, value), path, value);
    }

    /** Takes a key and its value out; nothing happens where there is none. */
    public TextChange remove(List<String> path) {
        return checked(new YamlWriter(this, YamlPlaces.of(text)).remove(path), path, null);
    }

    private TextChange checked(TextChange change, List<String> path, @Nullable Object value) {
        YamlText after = of(change.applyTo(text));
        boolean same = value == null
                ? after.value(path).isEmpty()
                : String.valueOf(value)
                        .equals(after.value(path).map(String::valueOf).orElse(""));
        if (!editable() || !after.editable() || !same) {
            throw unchangeable(String.join(".", path));
        }
        return change;
    }

    static SluiceException unchangeable(String path) {
        return new SluiceException(
                ProblemCode.E_INVALID_INPUT,
                "The file is written in a way in which " + path + " cannot be changed from here.",
                "Change it in the text.");
    }

    Optional<MappingNode> root() {
        return root.filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    }

    Optional<Node> node(List<String> path) {
        return path.isEmpty() ? root : tuple(path).map(NodeTuple::getValueNode);
    }

    Optional<NodeTuple> tuple(List<String> path) {
        Optional<Node> parent = path.isEmpty() ? Optional.empty() : node(path.subList(0, path.size() - 1));
        return parent.filter(MappingNode.class::isInstance).flatMap(node -> ((MappingNode) node)
                .getValue().stream()
                        .filter(tuple -> keyOf(tuple).equals(path.get(path.size() - 1)))
                        .findFirst());
    }

    static String keyOf(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static @Nullable Object plain(Node node) {
        if (node instanceof MappingNode mapping) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            mapping.getValue().forEach(tuple -> map.put(keyOf(tuple), plain(tuple.getValueNode())));
            return map;
        } else if (node instanceof SequenceNode sequence) {
            List<@Nullable Object> list = new ArrayList<>();
            sequence.getValue().forEach(item -> list.add(plain(item)));
            return list;
        }
        ScalarNode scalar = (ScalarNode) node;
        return scalar.getTag().equals(Tag.NULL) ? null : scalar.getValue();
    }
}
