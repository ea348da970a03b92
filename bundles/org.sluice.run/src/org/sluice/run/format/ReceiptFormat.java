package org.sluice.run.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/** Receipts as JSON. A receipt that is read back is equal to what was written. */
public final class ReceiptFormat {

    private ReceiptFormat() {}

    /** The tree of a receipt. */
    public static ObjectNode toJson(Receipt receipt) {
        ObjectNode node = Json.object();
        node.set("read", Json.counts(receipt.read()));
        node.set("staged", Json.counts(receipt.staged()));
        node.set("sunk", Json.counts(receipt.sunk()));
        node.put("filtered", receipt.filtered());
        node.put("stored_bytes", receipt.storedBytes());
        receipt.boundary().ifPresent(boundary -> {
            ObjectNode child = node.putObject("boundary");
            child.set("keys", Json.strings(boundary.keys()));
            boundary.sketch().ifPresent(sketch -> child.put("sketch", sketch));
        });
        node.put("elapsed_ms", receipt.elapsed().toMillis());
        node.set("sink", Json.map(receipt.sink()));
        return node;
    }

    /** Reads a receipt. */
    public static Receipt parse(String json) {
        JsonNode node = Json.parse(json, "The receipt");
        return new Receipt(
                Json.counts(node.path("read")),
                Json.counts(node.path("staged")),
                Json.counts(node.path("sunk")),
                node.path("filtered").asLong(),
                node.path("stored_bytes").asLong(),
                boundary(node.path("boundary")),
                Duration.ofMillis(node.path("elapsed_ms").asLong()),
                Json.mapOf(node.path("sink")));
    }

    private static Optional<Receipt.Boundary> boundary(JsonNode node) {
        return node.isObject()
                ? Optional.of(
                        new Receipt.Boundary(Json.stringsOf(node.path("keys")), Json.optionalText(node.path("sketch"))))
                : Optional.empty();
    }
}
