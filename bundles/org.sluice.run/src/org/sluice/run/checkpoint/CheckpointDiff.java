package org.sluice.run.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.state.Checkpoint;

/**
 * A place where two checkpoints differ.
 *
 * @param path such as {@code cursor.value}
 * @param before its text in the first; empty where it is missing
 * @param after its text in the second; empty where it is missing
 */
public record CheckpointDiff(String path, String before, String after) {

    /** The differences, by path. */
    public static List<CheckpointDiff> between(Checkpoint first, Checkpoint second) {
        Map<String, String> left = leaves(CheckpointFormat.toJson(first));
        Map<String, String> right = leaves(CheckpointFormat.toJson(second));
        TreeSet<String> paths = new TreeSet<>(left.keySet());
        paths.addAll(right.keySet());
        List<CheckpointDiff> found = new ArrayList<>();
        for (String path : paths) {
            CheckpointDiff diff =
                    new CheckpointDiff(path, left.getOrDefault(path, ""), right.getOrDefault(path, ""));
            if (!diff.before().equals(diff.after())) {
                found.add(diff);
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
            found.put(path, node.size() > 3 ? node.size() + " entries, hash " + node.hashCode() : node.toString());
        } else {
            found.put(path, node.asText());
        }
    }
}
