package org.sluice.interchange.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.interchange.Place;

/**
 * A file's content.
 *
 * @param file its name, for messages
 * @param roots its documents: one, or one per line
 */
record Document(String file, List<Node> roots) {

    /** Deeper than any state, and shallow enough for every stack. */
    static final int DEEPEST = 100;

    /** Reads JSON, or YAML where the name or the first character says so. */
    static Document parse(String file, String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (content.isBlank()) {
            throw invalid(new Place(file, 1, ""), "the file is empty.", "Export the state again.");
        }
        return new Document(
                file, isYaml(file, content) ? YamlTrees.read(file, content) : JsonTrees.read(file, content));
    }

    private static boolean isYaml(String file, String content) {
        String name = file.toLowerCase(Locale.ROOT);
        char first = content.stripLeading().charAt(0);
        return name.endsWith(".yml") || name.endsWith(".yaml") || first != '{' && first != '[';
    }

    /** The documents, and in place of each list what is in it. */
    List<Node> flat() {
        Deque<Node> left = new ArrayDeque<>(roots);
        List<Node> flat = new java.util.ArrayList<>();
        while (!left.isEmpty()) {
            Node node = left.removeFirst();
            if (node instanceof Node.Items items) {
                for (int i = items.values().size() - 1; i >= 0; i--) {
                    left.addFirst(items.values().get(i));
                }
            } else {
                flat.add(node);
            }
        }
        return flat;
    }

    /** A complaint about a place. */
    static SluiceException invalid(Place place, String what, String next) {
        return new SluiceException(ProblemCode.E_INVALID_INPUT, place + ": " + what, next);
    }

    /** The place of a value in another. */
    static String path(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }
}
