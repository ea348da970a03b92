package org.sluice.run.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.DataType;
import org.sluice.api.type.TypeParser;
import org.sluice.run.state.CoveredRange;

/** Covered ranges as JSON. Reading back what was written gives an equal value. */
public final class CoverageFormat {

    private CoverageFormat() {}

    /** The tree of a range. */
    public static ObjectNode toJson(CoveredRange range) {
        ObjectNode node = Json.object();
        node.put("unit", range.unitId());
        node.put("run_id", range.runId());
        node.put("kind", range.kind().name());
        node.put("type", range.high().type().toString());
        range.low().ifPresent(low -> node.put("low", low.text()));
        node.put("high", range.high().text());
        node.put("rows", range.rows());
        node.put("at", range.at().toString());
        node.put("note", range.note());
        return node;
    }

    /** Reads a range. */
    public static CoveredRange parse(JsonNode node) {
        DataType type = TypeParser.parse(node.path("type").asText());
        return new CoveredRange(
                node.path("unit").asText(),
                node.path("run_id").asText(),
                CoveredRange.Kind.valueOf(node.path("kind").asText()),
                node.has("low")
                        ? Optional.of(new CursorValue(type, node.path("low").asText()))
                        : Optional.empty(),
                new CursorValue(type, node.path("high").asText()),
                node.path("rows").asLong(),
                Instant.parse(node.path("at").asText()),
                node.path("note").asText());
    }
}
