package org.sluice.engine.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sluice.run.RunRequest;

/** What was asked of a run, for its history. Holds no secrets: units have none. */
final class RunArguments {

    private RunArguments() {}

    static String toJson(RunRequest request) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode units = node.putArray("units");
        request.units().forEach(unit -> units.add(unit.id()));
        node.put("full_refresh", request.fullRefresh());
        request.assumeCursor().ifPresent(cursor -> node.put("assume_cursor", cursor));
        request.end().ifPresent(end -> node.put("end", end));
        node.put("limit", request.limit());
        node.put("parallel", request.parallel());
        request.timeout().ifPresent(timeout -> node.put("timeout", timeout.toString()));
        return node.toString();
    }
}
