package org.sluice.run.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.sluice.api.source.ReadRequest;
import org.sluice.run.Reading;
import org.sluice.run.RunRequest;
import org.sluice.run.Unit;

/** What was asked of a run, and of which units, as JSON for its history. Holds no secrets: units have none. */
public final class RequestFormat {

    private RequestFormat() {}

    /** The tree of a request. */
    public static ObjectNode toJson(RunRequest request) {
        ObjectNode node = Json.object();
        ArrayNode units = node.putArray("units");
        request.units().forEach(unit -> units.add(unit.id()));
        node.set("reading", toJson(request.reading()));
        node.put("limit", request.limit());
        node.put("parallel", request.parallel());
        request.timeout().ifPresent(timeout -> node.put("timeout", timeout.toString()));
        ObjectNode configuration = node.putObject("configuration");
        request.units().forEach(unit -> configuration.set(unit.id(), toJson(unit)));
        return node;
    }

    /** The tree of what is read. */
    public static ObjectNode toJson(Reading reading) {
        ObjectNode node = Json.object();
        if (reading instanceof Reading.AsConfigured configured) {
            node.put("kind", "as_configured");
            configured.assumeCursor().ifPresent(cursor -> node.put("assume_cursor", cursor));
            configured.end().ifPresent(end -> node.put("end", end));
        } else if (reading instanceof Reading.Everything) {
            node.put("kind", "everything");
        } else if (reading instanceof Reading.Backfill range) {
            node.put("kind", "backfill");
            node.put("start", range.start()).put("end", range.end());
            node.put("adoption", range.adoption().name());
        }
        return node;
    }

    /** A stored request. */
    public static JsonNode parse(String json) {
        return Json.parse(json, "The request");
    }

    /** The ids of the units that a stored request named. */
    public static List<String> units(JsonNode request) {
        return Json.stringsOf(request.path("units"));
    }

    /** What a stored request wanted to read. */
    public static Reading reading(JsonNode request) {
        JsonNode node = request.path("reading");
        return switch (node.path("kind").asText()) {
            case "everything" -> new Reading.Everything();
            case "backfill" ->
                new Reading.Backfill(
                        node.path("start").asText(),
                        node.path("end").asText(),
                        Reading.Adoption.valueOf(node.path("adoption").asText()));
            default -> new Reading.AsConfigured(text(node, "assume_cursor"), text(node, "end"));
        };
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.path(name).asText()) : Optional.empty();
    }

    /** A unit as it was configured, by the words of unit files. */
    public static ObjectNode toJson(Unit unit) {
        ObjectNode node = Json.object();
        node.put("source", unit.source())
                .put("dataset", unit.dataset())
                .put("sink", unit.sink())
                .put("object", unit.object())
                .put("sync_mode", word(unit.mode().sync()))
                .put("write_mode", word(unit.mode().write()));
        node.set("primary_key", Json.strings(unit.mode().primaryKey()));
        unit.mode().cursorField().ifPresent(field -> node.put("cursor_field", field));
        node.put("lookback_window", unit.mode().lookback().toString());
        node.put("safety_lag", unit.mode().safetyLag().toString());
        node.set("select", Json.strings(unit.read().select()));
        ObjectNode columns = node.putObject("columns");
        unit.read().types().forEach((column, type) -> columns.put(column, type.toString()));
        unit.read().where().ifPresent(where -> node.put("where", where));
        unit.read().query().ifPresent(query -> node.put("query", query));
        ReadRequest.Slicing slicing = unit.read().slicing();
        ObjectNode cut = node.putObject("slicing");
        slicing.by().ifPresent(by -> cut.put("by", by));
        if (slicing.size() > 0) {
            cut.put("size", slicing.size());
        }
        slicing.span().ifPresent(span -> cut.put("size", span.toString()));
        cut.put("max_parallel", unit.read().maxParallel());
        node.putObject("retry")
                .put("max_attempts", unit.retry().maxAttempts())
                .put("initial", unit.retry().initialDelay().toString())
                .put("max", unit.retry().maxDelay().toString());
        node.put("staging", unit.staging().provider());
        node.put("origin", unit.origin());
        return node;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }
}
