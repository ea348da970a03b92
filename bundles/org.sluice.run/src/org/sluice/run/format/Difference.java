package org.sluice.run.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A place where two trees differ.
 *
 * @param path such as {@code cursor.value}
 * @param before its text in the first; empty where it is missing
 * @param after its text in the second; empty where it is missing
 */
public record Difference(String path, String before, String after) {

    /** The differences, by path. */
    public static List<Difference> between(JsonNode first, JsonNode second) {
        Map<String, String> left = leaves(first);
        Map<String, String> right = leaves(second);
        TreeSet<String> paths = new TreeSet<>(left.keySet());
        paths.addAll(right.keySet());
        List<Difference> found = new ArrayList<>();
        for (String path : paths) {
            Difference one = new Difference(path, left.getOrDefault(path, ""), right.getOrDefault(path, ""));
            if (!one.before().equals(one.after())) {
                found.add(one);
            }
        }
        return found;
    }

    private static Map<String, String> leaves(JsonNode root) {
        Map<String, String> found = new TreeMap<>();
        collect(root, "", found);
        return found;
    }

    private static void collect(JsonNode node, String path, Map<String, String> found) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            entry.getValue(), path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), found));
        } else if (node.isArray()) {
            // A thousand hashes are one fact: which rows are known.
            found.put(path, node.size() > 10 ? node.size() + " entries, hash " + node.hashCode() : node.toString());
        } else {
            found.put(path, node.asText());
        }
    }
}
