package org.sluice.interchange.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.type.DataType;
import org.sluice.interchange.ExportedState;
import org.sluice.interchange.ImportedState;
import org.sluice.interchange.ImportedValue;
import org.sluice.interchange.StateFormat;
import org.sluice.run.state.Checkpoint;

/**
 * dlt: {@code sources.*.resources.*.incremental.*}. Values of other types than JSON's are strings that begin with a
 * character of the private use area, U+F026 to U+F02D, which tells the type.
 */
final class DltShape implements Shape {

    private static final char DECIMAL = '\uF026';
    private static final char DATE_TIME = '\uF027';
    private static final char DATE = '\uF028';
    private static final char UUID = '\uF029';
    private static final char HEX = '\uF02A';
    private static final char BASE64 = '\uF02B';
    private static final char WEI = '\uF02C';
    private static final char TIME = '\uF02D';

    @Override
    public StateFormat format() {
        return StateFormat.DLT;
    }

    @Override
    public boolean fits(Document document) {
        Node root = document.roots().get(0);
        return root.has("_state_engine_version")
                || root.get("sources").isPresent()
                        && root.fields().get("sources").fields().values().stream()
                                .anyMatch(source -> source.has("resources"));
    }

    @Override
    public ImportedState read(Document document) {
        Findings findings = new Findings();
        Node root = document.roots().get(0);
        root.get("sources").ifPresent(sources -> sources.fields().forEach((source, node) -> node.get("resources")
                .ifPresent(resources -> resources.fields().forEach((resource, state) -> {
                    String key = source + "." + resource;
                    resource(new Findings.Stream(resource, key, state), findings);
                }))));
        return findings.state(format());
    }

    private static void resource(Findings.Stream stream, Findings findings) {
        Map<String, Node> cursors =
                stream.node().get("incremental").map(Node::fields).orElse(Map.of());
        if (cursors.isEmpty()) {
            findings.leaveOut(stream.name(), stream.node(), "it has no incremental cursor.");
        }
        cursors.forEach((field, cursor) ->
                cursor(new Findings.Stream(stream.name(), stream.key() + "." + field, cursor), field, findings));
    }

    private static void cursor(Findings.Stream stream, String field, Findings findings) {
        Optional<Node.Scalar> value = stream.node().get("last_value").flatMap(Node::scalar);
        if (value.isEmpty()) {
            findings.leaveOut(stream.name(), stream.node(), "it has no last_value yet.");
            return;
        }
        Optional<ImportedValue> imported = value(value.get());
        if (imported.isEmpty()) {
            findings.leaveOut(stream.name(), stream.node(), "its last_value is binary.");
            return;
        }
        List<String> notes = new ArrayList<>();
        int hashes = stream.node()
                .get("unique_hashes")
                .map(list -> list.items().size())
                .orElse(0);
        if (hashes > 0) {
            notes.add("Their hashes of " + hashes
                    + " rows at the value cannot be used; rows at the value may be read again.");
        }
        findings.add(stream, Optional.of(field), List.of(imported.get()), notes);
    }

    private static Optional<ImportedValue> value(Node.Scalar scalar) {
        String text = scalar.text();
        if (scalar.kind() != Node.Kind.TEXT || text.length() < 2 || text.charAt(0) < DECIMAL || text.charAt(0) > TIME) {
            return Optional.of(Findings.value(scalar));
        }
        String rest = text.substring(1);
        return switch (text.charAt(0)) {
            case DECIMAL, WEI -> Optional.of(new ImportedValue(ImportedValue.Kind.NUMBER, rest));
            case DATE_TIME, DATE, TIME -> Optional.of(new ImportedValue(ImportedValue.Kind.MOMENT, rest));
            case HEX, BASE64 -> Optional.empty();
            default -> Optional.of(new ImportedValue(ImportedValue.Kind.TEXT, rest));
        };
    }

    @Override
    public ExportedState write(List<Checkpoint> checkpoints) {
        Exports exports = new Exports(checkpoints);
        ObjectNode root = Exports.object();
        root.put("_state_version", 1);
        root.put("_state_engine_version", 4);
        ObjectNode sources = root.putObject("sources");
        exports.forEach(unit -> unit.name().source() + "." + unit.name().table(), (name, unit) -> {
            ObjectNode cursor = sources.withObjectProperty(unit.name().source())
                    .withObjectProperty("resources")
                    .withObjectProperty(unit.name().table())
                    .withObjectProperty("incremental")
                    .putObject(unit.cursor().field());
            cursor.putNull("initial_value");
            cursor.set("last_value", value(unit));
            cursor.putArray("unique_hashes");
            unit.warnRereads();
        });
        exports.warn("This is the part 'sources' of a pipeline's state; a source is called like the endpoint and a "
                + "resource like the table here, which the pipeline may call otherwise.");
        return exports.state(root);
    }

    private static JsonNode value(ExportedUnit unit) {
        if (unit.number().isPresent()) {
            return unit.number().get();
        }
        String text = unit.rounded(6).replaceFirst("Z$", unit.isMoment() ? "+00:00" : "Z");
        return JsonNodeFactory.instance.textNode(mark(unit.type()) + text);
    }

    private static String mark(DataType type) {
        if (type instanceof DataType.Decimal) {
            return String.valueOf(DECIMAL);
        } else if (type instanceof DataType.Date) {
            return String.valueOf(DATE);
        } else if (type instanceof DataType.Time) {
            return String.valueOf(TIME);
        } else if (type instanceof DataType.Uuid) {
            return String.valueOf(UUID);
        }
        return type instanceof DataType.Text ? "" : String.valueOf(DATE_TIME);
    }
}
