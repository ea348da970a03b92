package org.sluice.editing.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Changes of a text that keep what surrounds them. */
record YamlWriter(YamlText yaml, YamlPlaces places) {

    /** A mapping with more settings than this gets a line for each. */
    private static final int SETTINGS_IN_A_LINE = 2;

    TextChange put(List<String> path, @Nullable Object value) {
        Optional<NodeTuple> present = yaml.tuple(path);
        if (present.isPresent()) {
            return replace(present.get(), value);
        }
        int depth = path.size() - 1;
        while (depth > 0 && yaml.tuple(path.subList(0, depth)).isEmpty()) {
            depth--;
        }
        @Nullable Object wrapped = value;
        for (int i = path.size() - 1; i > depth; i--) {
            wrapped = java.util.Collections.singletonMap(path.get(i), wrapped);
        }
        return depth == 0
                ? insertAtTop(path.get(0), wrapped)
                : insertBelow(yaml.tuple(path.subList(0, depth)).orElseThrow(), path.get(depth), wrapped);
    }

    private TextChange insertAtTop(String key, @Nullable Object value) {
        Optional<MappingNode> root = yaml.root();
        if (root.isPresent() && !root.get().getValue().isEmpty()) {
            return insertInto(root.get(), key, value);
        }
        return new TextChange(places.text().length(), 0, line("", key, value) + places.lineBreak());
    }

    private TextChange insertBelow(NodeTuple parent, String key, @Nullable Object value) {
        Node node = parent.getValueNode();
        if (node instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            return insertInto(mapping, key, value);
        }
        if (!isEmpty(node)) {
            throw YamlText.unchangeable(YamlText.keyOf(parent) + "." + key);
        }
        int from = places.afterColon(parent);
        int end = Math.max(from, places.end(node));
        boolean inFlow = ownLine(parent) < 0;
        if (end > from || inFlow) {
            String single = " " + Scalars.flow(java.util.Collections.singletonMap(key, value));
            return new TextChange(from, end - from, single);
        }
        String indent = places.indent(parent.getKeyNode()) + "  ";
        return new TextChange(places.lineEnd(from), 0, places.lineBreak() + line(indent, key, value));
    }

    private static boolean isEmpty(Node node) {
        return node.getTag().equals(Tag.NULL)
                || node instanceof MappingNode mapping && mapping.getValue().isEmpty();
    }

    /** The start of the line, when nothing but blanks stands before the key; otherwise -1. */
    private int ownLine(NodeTuple tuple) {
        int start = places.start(tuple.getKeyNode());
        int line = places.lineStart(start);
        return places.text().substring(line, start).isBlank() ? line : -1;
    }

    private TextChange insertInto(MappingNode mapping, String key, @Nullable Object value) {
        NodeTuple last = mapping.getValue().get(mapping.getValue().size() - 1);
        int end = Math.max(places.afterColon(last), places.end(last.getValueNode()));
        if (!YamlPlaces.isBlock(mapping)) {
            return new TextChange(end, 0, ", " + Scalars.key(key) + ": " + Scalars.flow(value));
        }
        String indent = places.indent(mapping.getValue().get(0).getKeyNode());
        return new TextChange(places.lineEnd(end), 0, places.lineBreak() + line(indent, key, value));
    }

    private String line(String indent, String key, @Nullable Object value) {
        String begin = indent + Scalars.key(key) + ":";
        if (value == null) {
            return begin;
        } else if (value instanceof Map<?, ?> map && isLong(map)) {
            return begin
                    + map.entrySet().stream()
                            .map(entry -> places.lineBreak()
                                    + line(indent + "  ", String.valueOf(entry.getKey()), entry.getValue()))
                            .collect(Collectors.joining());
        }
        return begin + " " + Scalars.block(value);
    }

    private static boolean isLong(Map<?, ?> map) {
        return map.size() > SETTINGS_IN_A_LINE
                || map.values().stream().anyMatch(value -> value == null || value instanceof Map);
    }

    private TextChange replace(NodeTuple tuple, @Nullable Object value) {
        Node old = tuple.getValueNode();
        int from = places.afterColon(tuple);
        int end = Math.max(from, places.end(old));
        if (value == null) {
            return new TextChange(from, end - from, "");
        } else if (YamlPlaces.isBlock(old) && old instanceof SequenceNode && value instanceof List<?> items) {
            String indent = places.lineBreak() + places.indent(old);
            String text = items.stream().map(item -> "- " + Scalars.block(item)).collect(Collectors.joining(indent));
            return new TextChange(places.start(old), end - places.start(old), text);
        }
        String written = ownLine(tuple) >= 0 ? Scalars.block(value) : Scalars.flow(value);
        boolean alone = YamlPlaces.isBlock(old) || end == from;
        int begin = alone ? from : places.start(old);
        return new TextChange(begin, end - begin, (alone ? " " : "") + written);
    }

    TextChange remove(List<String> path) {
        Optional<NodeTuple> found = yaml.tuple(path);
        if (found.isEmpty()) {
            return new TextChange(0, 0, "");
        }
        NodeTuple tuple = found.get();
        MappingNode mapping =
                (MappingNode) yaml.node(path.subList(0, path.size() - 1)).orElseThrow();
        int end = Math.max(places.afterColon(tuple), places.end(tuple.getValueNode()));
        if (YamlPlaces.isBlock(mapping)) {
            int line = places.lineStart(places.start(tuple.getKeyNode()));
            return new TextChange(line, places.nextLine(end) - line, "");
        }
        return removeFromFlow(mapping, tuple, end);
    }

    private TextChange removeFromFlow(MappingNode mapping, NodeTuple tuple, int end) {
        List<NodeTuple> all = mapping.getValue();
        int index = all.indexOf(tuple);
        int start = places.start(tuple.getKeyNode());
        if (index + 1 < all.size()) {
            return new TextChange(start, places.start(all.get(index + 1).getKeyNode()) - start, "");
        } else if (index > 0) {
            NodeTuple before = all.get(index - 1);
            int from = Math.max(places.afterColon(before), places.end(before.getValueNode()));
            return new TextChange(from, end - from, "");
        }
        return new TextChange(start, end - start, "");
    }
}
