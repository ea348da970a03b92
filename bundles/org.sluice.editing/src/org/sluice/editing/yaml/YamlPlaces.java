package org.sluice.editing.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where nodes stand in a text, in chars. The parser lets a block end after the blank lines and comments that follow it. */
record YamlPlaces(String text, boolean simple) {

    static YamlPlaces of(String text) {
        return new YamlPlaces(text, text.chars().noneMatch(c -> Character.isSurrogate((char) c)));
    }

    int start(Node node) {
        return offset(node.getStartMark());
    }

    /** After the last letter that belongs to it. */
    int end(Node node) {
        if (isBlock(node)) {
            return node instanceof MappingNode mapping
                    ? end(mapping.getValue().get(mapping.getValue().size() - 1).getValueNode())
                    : end(((SequenceNode) node)
                            .getValue()
                            .get(((SequenceNode) node).getValue().size() - 1));
        }
        int end = offset(node.getEndMark());
        if (node instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED)) {
            while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
        }
        return end;
    }

    /** Not between brackets, and not empty. */
    static boolean isBlock(Node node) {
        return node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() != FlowStyle.FLOW
                && !collection.getValue().isEmpty();
    }

    int afterColon(NodeTuple tuple) {
        return text.indexOf(':', end(tuple.getKeyNode())) + 1;
    }

    int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** Before the line break. */
    int lineEnd(int offset) {
        int found = text.indexOf('\n', offset);
        int end = found < 0 ? text.length() : found;
        return end > offset && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** After the line break. */
    int nextLine(int offset) {
        int found = text.indexOf('\n', offset);
        return found < 0 ? text.length() : found + 1;
    }

    String indent(Node node) {
        int start = start(node);
        return " ".repeat(start - lineStart(start));
    }

    String lineBreak() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** The parser counts code points; they are chars wherever no character takes two. */
    private int offset(Optional<Mark> mark) {
        int codePoints = mark.map(Mark::getIndex).orElse(0);
        return simple
                ? Math.min(codePoints, text.length())
                : text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
    }
}
