package org.sluice.run.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sluice.api.source.Dataset;
import org.sluice.api.source.DatasetColumn;
import org.sluice.api.type.TypeParser;
import org.sluice.run.catalog.CatalogSnapshot;

/** Catalog snapshots as JSON. What is read back is equal to what was written. */
public final class CatalogFormat {

    private CatalogFormat() {}

    /** The tree of a snapshot. */
    public static ObjectNode toJson(CatalogSnapshot snapshot) {
        ObjectNode node = Json.object();
        node.put("endpoint", snapshot.endpoint());
        node.put("taken_at", snapshot.takenAt().toString());
        ArrayNode datasets = node.putArray("datasets");
        snapshot.datasets().forEach(dataset -> datasets.add(dataset(dataset)));
        return node;
    }

    private static ObjectNode dataset(Dataset dataset) {
        ObjectNode node = Json.object();
        node.put("name", dataset.name());
        node.put("kind", dataset.kind().name());
        node.set("primary_key", Json.strings(dataset.primaryKey()));
        dataset.rowEstimate().ifPresent(rows -> node.put("row_estimate", rows));
        node.put("comment", dataset.comment());
        ArrayNode columns = node.putArray("columns");
        for (DatasetColumn column : dataset.columns()) {
            ObjectNode child = columns.addObject();
            child.put("name", column.name());
            child.put("native_type", column.nativeType());
            column.type().ifPresent(type -> child.put("type", type.toString()));
            child.put("nullable", column.nullable());
            child.put("reason", column.reason());
        }
        return node;
    }

    /** Reads a snapshot. */
    public static CatalogSnapshot parse(String json) {
        JsonNode node = Json.parse(json, "The catalog snapshot");
        List<Dataset> datasets = new ArrayList<>();
        node.path("datasets").forEach(child -> datasets.add(datasetOf(child)));
        return new CatalogSnapshot(
                node.path("endpoint").asText(),
                Instant.parse(node.path("taken_at").asText()),
                datasets);
    }

    private static Dataset datasetOf(JsonNode node) {
        List<DatasetColumn> columns = new ArrayList<>();
        for (JsonNode child : node.path("columns")) {
            columns.add(new DatasetColumn(
                    child.path("name").asText(),
                    child.path("native_type").asText(),
                    child.has("type")
                            ? Optional.of(TypeParser.parse(child.path("type").asText()))
                            : Optional.empty(),
                    child.path("nullable").asBoolean(),
                    child.path("reason").asText()));
        }
        return new Dataset(
                node.path("name").asText(),
                Dataset.Kind.valueOf(node.path("kind").asText()),
                columns,
                Json.stringsOf(node.path("primary_key")),
                Json.optionalLong(node.path("row_estimate")),
                node.path("comment").asText());
    }
}
