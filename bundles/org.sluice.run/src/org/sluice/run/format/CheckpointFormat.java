package org.sluice.run.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.state.Checkpoint;

/** A checkpoint as JSON, format {@code sluice-checkpoint/1}. Reading back what was written gives an equal value. */
public final class CheckpointFormat {

    /** The value of {@code format}. */
    public static final String FORMAT = "sluice-checkpoint/1";

    private CheckpointFormat() {}

    /** The tree of a checkpoint. */
    public static ObjectNode toJson(Checkpoint checkpoint) {
        ObjectNode node = Json.object();
        node.put("format", FORMAT);
        node.put("unit", checkpoint.unitId());
        node.put("version", checkpoint.version());
        node.put("parent", checkpoint.parent());
        node.put("created_at", checkpoint.createdAt().toString());
        node.put("created_by", checkpoint.createdBy());
        node.put("reason", checkpoint.reason().name());
        checkpoint.cursor().ifPresent(cursor -> node.set("cursor", cursor(cursor)));
        checkpoint.sinkCommit().ifPresent(id -> node.putObject("sink_commit").put("commit_id", id));
        node.put("schema_fingerprint", checkpoint.schemaFingerprint());
        ObjectNode stats = node.putObject("stats");
        checkpoint.stats().forEach(stats::put);
        return node;
    }

    private static ObjectNode cursor(Checkpoint.Cursor cursor) {
        ObjectNode node = Json.object();
        node.put("field", cursor.field());
        node.put("type", cursor.value().type().toString());
        node.put("value", cursor.value().text());
        node.put("range_start", cursor.boundaryOverflow() ? "open" : "closed");
        ObjectNode boundary = node.putObject("boundary_keys");
        boundary.put("mode", cursor.boundarySketch().isPresent() ? "sketch" : "hash");
        boundary.put("overflow", cursor.boundaryOverflow());
        boundary.set("keys", Json.strings(cursor.boundaryKeys()));
        cursor.boundarySketch().ifPresent(sketch -> boundary.put("sketch", sketch));
        return node;
    }

    /**
     * Reads a checkpoint.
     *
     * @throws SluiceException E_INVALID_INPUT naming what is wrong
     */
    public static Checkpoint parse(String json) {
        JsonNode node = Json.parse(json, "The checkpoint");
        String format = node.path("format").asText();
        if (!FORMAT.equals(format)) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "The checkpoint has the format '" + format + "'.",
                    "This version of Sluice reads " + FORMAT + ".");
        }
        try {
            Map<String, Long> stats = new TreeMap<>();
            node.path("stats")
                    .properties()
                    .forEach(e -> stats.put(e.getKey(), e.getValue().asLong()));
            return new Checkpoint(
                    node.path("unit").asText(),
                    node.path("version").asLong(),
                    node.path("parent").asLong(),
                    Instant.parse(node.path("created_at").asText()),
                    node.path("created_by").asText(),
                    Checkpoint.Reason.valueOf(node.path("reason").asText()),
                    node.has("cursor") ? Optional.of(cursor(node.path("cursor"))) : Optional.empty(),
                    Optional.of(node.path("sink_commit").path("commit_id").asText())
                            .filter(id -> !id.isEmpty()),
                    node.path("schema_fingerprint").asText(),
                    stats);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT, "The checkpoint has a wrong value: " + e.getMessage() + ".", "", e);
        }
    }

    private static Checkpoint.Cursor cursor(JsonNode node) {
        JsonNode boundary = node.path("boundary_keys");
        return new Checkpoint.Cursor(
                node.path("field").asText(),
                Json.cursor(node),
                Json.stringsOf(boundary.path("keys")),
                Json.optionalText(boundary.path("sketch")),
                boundary.path("overflow").asBoolean());
    }
}
