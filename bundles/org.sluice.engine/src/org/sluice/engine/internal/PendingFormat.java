package org.sluice.engine.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.format.CoverageFormat;
import org.sluice.run.format.SinkFormat;
import org.sluice.run.state.Checkpoint;

/** A pending commit as JSON. */
final class PendingFormat {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PendingFormat() {}

    static String toJson(Recovery.Pending pending) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("target", pending.target());
        node.set("request", SinkFormat.toJson(pending.request()));
        pending.checkpoint().ifPresent(checkpoint -> node.set("checkpoint", CheckpointFormat.toJson(checkpoint)));
        pending.range().ifPresent(range -> node.set("range", CoverageFormat.toJson(range)));
        return node.toString();
    }

    static Recovery.Pending parse(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            Optional<Checkpoint> checkpoint = node.has("checkpoint")
                    ? Optional.of(CheckpointFormat.parse(node.path("checkpoint").toString()))
                    : Optional.empty();
            return new Recovery.Pending(
                    SinkFormat.parseCommit(node.path("request").toString()),
                    checkpoint,
                    node.has("range") ? Optional.of(CoverageFormat.parse(node.path("range"))) : Optional.empty(),
                    node.path("target").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The state holds what was written", e);
        }
    }
}
