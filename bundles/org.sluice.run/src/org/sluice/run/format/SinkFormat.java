package org.sluice.run.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;

/** Targets, prepared slices and commit requests as JSON. What is read back is equal to what was written. */
public final class SinkFormat {

    private SinkFormat() {}

    /** The tree of a prepared slice. */
    public static ObjectNode toJson(PreparedSlice slice) {
        ObjectNode node = Json.object();
        node.put("slice", slice.sliceIndex());
        node.set("counts", Json.counts(slice.counts()));
        node.put("stored_bytes", slice.storedBytes());
        node.set("token", Json.map(slice.token()));
        return node;
    }

    /** Reads a prepared slice. */
    public static PreparedSlice parsePrepared(String json) {
        return prepared(Json.parse(json, "The prepared slice"));
    }

    private static PreparedSlice prepared(JsonNode node) {
        return new PreparedSlice(
                node.path("slice").asInt(),
                Json.counts(node.path("counts")),
                node.path("stored_bytes").asLong(),
                Json.mapOf(node.path("token")));
    }

    /** The tree of a commit request. */
    public static ObjectNode toJson(CommitRequest request) {
        ObjectNode node = Json.object();
        node.put("commit_id", request.commitId());
        node.put("checkpoint_version", request.checkpointVersion());
        node.put("position", request.position());
        ArrayNode slices = node.putArray("slices");
        request.slices().forEach(slice -> slices.add(toJson(slice)));
        return node;
    }

    /** Reads a commit request. */
    public static CommitRequest parseCommit(String json) {
        JsonNode node = Json.parse(json, "The commit request");
        List<PreparedSlice> slices = new ArrayList<>();
        node.path("slices").forEach(slice -> slices.add(prepared(slice)));
        return new CommitRequest(
                node.path("commit_id").asText(),
                node.path("checkpoint_version").asLong(),
                node.path("position").asText(),
                slices);
    }

    /** The tree of a target. */
    public static ObjectNode toJson(SinkTarget target) {
        ObjectNode node = Json.object();
        node.put("unit", target.unit());
        node.put("run_id", target.runId());
        node.put("object", target.object());
        node.set("schema", Json.schema(target.schema()));
        node.set("primary_key", Json.strings(target.primaryKey()));
        node.put("mode", target.mode().name());
        node.put("load_date", target.loadDate().toString());
        node.put("full_refresh", target.fullRefresh());
        target.cursorField().ifPresent(field -> node.put("cursor_field", field));
        return node;
    }

    /** Reads a target. */
    public static SinkTarget parseTarget(String json) {
        JsonNode node = Json.parse(json, "The sink target");
        return new SinkTarget(
                node.path("unit").asText(),
                node.path("run_id").asText(),
                node.path("object").asText(),
                Json.schemaOf(node.path("schema")),
                Json.stringsOf(node.path("primary_key")),
                WriteMode.valueOf(node.path("mode").asText()),
                LocalDate.parse(node.path("load_date").asText()),
                node.path("full_refresh").asBoolean(),
                Optional.ofNullable(node.path("cursor_field").textValue()));
    }
}
