package org.sluice.project.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML value and where it stands. */
public sealed interface Yaml {

    /** Where it stands. */
    Place place();

    /** As plain Java: String, Boolean, Long, Double, List, Map, or null. */
    @Nullable
    Object plain();

    /** A position in a file; lines and columns from 1. */
    record Place(String file, int line, int column) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /** Text, number, truth value or nothing. */
    record Scalar(Place place, @Nullable Object plain) implements Yaml {}

    /** Values in order. */
    record Items(Place place, List<Yaml> values) implements Yaml {
        @Override
        public @Nullable Object plain() {
            List<@Nullable Object> list = new ArrayList<>();
            values.forEach(value -> list.add(value.plain()));
            return list;
        }
    }

    /** Values by key. */
    record Entries(Place place, Map<String, Yaml> values, Map<String, Place> keys) implements Yaml {
        @Override
        public @Nullable Object plain() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            values.forEach((key, value) -> map.put(key, value.plain()));
            return map;
        }

        /** The value of a key; empty where there is none or nothing. */
        public Optional<Yaml> get(String key) {
            return Optional.ofNullable(values.get(key)).filter(value -> value.plain() != null);
        }

        /** Where a key stands. */
        public Place placeOf(String key) {
            Place found = keys.get(key);
            return found == null ? place : found;
        }
    }

    /** Reads one document; what is wrong with it goes to the findings. */
    static Optional<Entries> parse(String file, String text, Findings findings) {
        LoadSettings settings =
                LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                findings.error(new Place(file, 1, 1), "", "the file is empty.", "");
                return Optional.empty();
            }
            Yaml yaml = convert(file, root.get(), findings);
            if (yaml instanceof Entries entries) {
                return Optional.of(entries);
            }
            findings.error(
                    yaml.place(), "", "a mapping of keys to values is expected here.", "Write 'key: value' lines.");
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark().map(mark -> place(file, mark)).orElse(new Place(file, 1, 1));
            String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
            findings.error(
                    place,
                    "",
                    "not valid YAML: " + e.getProblem() + context + ".",
                    remedy(String.valueOf(e.getProblem())));
        } catch (YamlEngineException e) {
            findings.error(new Place(file, 1, 1), "", "not valid YAML: " + e.getMessage(), "");
        }
        return Optional.empty();
    }

    private static String remedy(String problem) {
        return problem.contains("\\t") || problem.contains("TAB")
                ? "Indent with spaces, not with tabs."
                : "Check indentation, colons and quotes in this line and the one before.";
    }

    private static Place place(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Yaml convert(String file, Node node, Findings findings) {
        Place place = node.getStartMark().map(mark -> place(file, mark)).orElse(new Place(file, 1, 1));
        if (node instanceof MappingNode mapping) {
            return entries(file, place, mapping, findings);
        } else if (node instanceof SequenceNode sequence) {
            return new Items(
                    place,
                    sequence.getValue().stream()
                            .map(item -> convert(file, item, findings))
                            .toList());
        }
        ScalarNode scalar = (ScalarNode) node;
        return new Scalar(place, value(scalar));
    }

    private static Entries entries(String file, Place place, MappingNode mapping, Findings findings) {
        Map<String, Yaml> values = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place at = tuple.getKeyNode()
                    .getStartMark()
                    .map(mark -> place(file, mark))
                    .orElse(place);
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                if (keys.containsKey(key.getValue())) {
                    findings.error(
                            at,
                            key.getValue(),
                            "this key stands here twice; the first time in line "
                                    + keys.get(key.getValue()).line() + ".",
                            "Keep one of them.");
                } else {
                    keys.put(key.getValue(), at);
                    values.put(key.getValue(), convert(file, tuple.getValueNode(), findings));
                }
            } else {
                findings.error(at, "", "a key has to be a word.", "");
            }
        }
        return new Entries(place, values, keys);
    }

    private static @Nullable Object value(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        String text = scalar.getValue();
        if (tag.equals(Tag.NULL)) {
            return null;
        } else if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        // Numbers stay as they are written: 007 and 1e3 may be names, and options convert by their own type.
        return text;
    }
}
