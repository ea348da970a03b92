package org.sluice.interchange.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sluice.interchange.ExportedState;
import org.sluice.interchange.ImportedState;
import org.sluice.interchange.StateFormat;
import org.sluice.run.state.Checkpoint;

/**
 * Airbyte: state messages (STREAM, GLOBAL, LEGACY) in a list, in lines or alone, bare or in protocol messages; and the
 * state of a connection in the spelling of Airbyte's API.
 */
final class AirbyteShape implements Shape {

    @Override
    public StateFormat format() {
        return StateFormat.AIRBYTE;
    }

    @Override
    public boolean fits(Document document) {
        return document.flat().stream().anyMatch(AirbyteShape::isState);
    }

    private static boolean isState(Node node) {
        boolean message = node.text("type").filter("STATE"::equals).isPresent() && node.has("state");
        boolean typed = node.text("type", "stateType")
                .map(type -> type.toUpperCase(Locale.ROOT))
                .filter(List.of("STREAM", "GLOBAL", "LEGACY")::contains)
                .isPresent();
        return message || typed || node.has("streamDescriptor") || node.has("stream_descriptor") || isDatabase(node);
    }

    /** The whole state of an old database source. */
    private static boolean isDatabase(Node node) {
        return node.has("streams")
                && node.fields().get("streams").items().stream().anyMatch(stream -> stream.has("stream_name"));
    }

    @Override
    public ImportedState read(Document document) {
        Findings findings = new Findings();
        AirbyteReader reader = new AirbyteReader(findings);
        Map<String, Node> latest = new LinkedHashMap<>();
        for (Node node : document.flat()) {
            boolean other = node.has("type") && !isState(node);
            if (!other) {
                collect(unwrapped(node), latest, findings, reader);
            }
        }
        latest.values().forEach(reader::stream);
        return findings.state(format());
    }

    private static Node unwrapped(Node node) {
        return node.get("state")
                .filter(inner -> node.has("type") || node.has("stateType"))
                .orElse(node);
    }

    /** The last state of a stream counts. */
    private static void collect(Node state, Map<String, Node> latest, Findings findings, AirbyteReader reader) {
        state.any("stream").ifPresent(stream -> keep(stream, latest));
        state.any("streamState")
                .filter(list -> !list.items().isEmpty())
                .ifPresentOrElse(list -> list.items().forEach(stream -> keep(stream, latest)), () -> {
                    if (state.any("streamDescriptor", "stream_descriptor").isPresent()) {
                        keep(state, latest);
                    }
                });
        state.any("global", "globalState").ifPresent(global -> global(global, latest, findings));
        if (state.any("stream", "streamState", "global", "globalState").isEmpty()) {
            legacy(state, findings, reader);
        }
    }

    private static void keep(Node stream, Map<String, Node> latest) {
        String name = stream.any("stream_descriptor", "streamDescriptor")
                .map(descriptor -> descriptor.text("namespace").orElse("") + "\n"
                        + descriptor.text("name").orElse(""))
                .orElse(stream.place().toString());
        latest.remove(name);
        latest.put(name, stream);
    }

    private static void global(Node global, Map<String, Node> latest, Findings findings) {
        Optional<Node> shared = global.any("shared_state", "sharedState")
                .filter(node -> !node.fields().isEmpty());
        shared.ifPresent(node ->
                findings.leaveOut("shared_state", node, "it is a position in the database's log, not in a column."));
        global.any("stream_states", "streamStates")
                .ifPresent(states -> states.items().forEach(stream -> keep(stream, latest)));
    }

    private static void legacy(Node state, Findings findings, AirbyteReader reader) {
        if (state.any("streamDescriptor", "stream_descriptor").isPresent()) {
            return;
        }
        Node data = state.any("data").orElse(state);
        if (data.text("cdc").filter("true"::equals).isPresent()) {
            findings.leaveOut("cdc_state", data, "it is a position in the database's log, not in a column.");
        }
        if (isDatabase(data)) {
            data.fields().get("streams").items().forEach(reader::legacyDatabaseStream);
            return;
        }
        data.fields().forEach((name, stream) -> {
            if (!stream.fields().isEmpty()) {
                reader.state(name, stream);
            }
        });
    }

    @Override
    public ExportedState write(List<Checkpoint> checkpoints) {
        Exports exports = new Exports(checkpoints);
        ArrayNode root = JsonNodeFactory.instance.arrayNode();
        exports.forEach(unit -> unit.name().dataset(), (name, unit) -> {
            ObjectNode message = root.addObject().put("type", "STREAM");
            ObjectNode stream = message.putObject("stream");
            ObjectNode descriptor = stream.putObject("stream_descriptor");
            descriptor.put("name", unit.name().table());
            if (!unit.name().schema().isEmpty()) {
                descriptor.put("namespace", unit.name().schema());
            }
            state(stream.putObject("stream_state"), unit);
        });
        return exports.state(root);
    }

    private static void state(ObjectNode state, ExportedUnit unit) {
        state.put("version", 2);
        state.put("state_type", "cursor_based");
        state.put("stream_name", unit.name().table());
        state.put("stream_namespace", unit.name().schema());
        state.putArray("cursor_field").add(unit.cursor().field());
        state.put("cursor", unit.rounded(9));
        if (unit.cursor().boundaryOverflow() || unit.cursor().boundarySketch().isPresent()) {
            unit.warnRereads();
        } else if (!unit.cursor().boundaryKeys().isEmpty()) {
            state.put("cursor_record_count", unit.cursor().boundaryKeys().size());
        }
    }
}
