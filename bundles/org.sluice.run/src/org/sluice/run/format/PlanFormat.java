package org.sluice.run.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.run.UnitPlan;

/** Plans as JSON. A slice plan that is read back is equal to what was written. */
public final class PlanFormat {

    private PlanFormat() {}

    /** The tree of a unit's plan, for people and programs that review it. */
    public static ObjectNode toJson(UnitPlan unitPlan) {
        ObjectNode node = Json.object();
        node.put("unit", unitPlan.unit().id());
        node.put("source", unitPlan.unit().source());
        node.put("dataset", unitPlan.unit().dataset());
        node.put("sink", unitPlan.unit().sink());
        node.put("object", unitPlan.unit().object());
        node.put("sync_mode", unitPlan.sync().name().toLowerCase(java.util.Locale.ROOT));
        node.put("write_mode", unitPlan.unit().mode().write().name().toLowerCase(java.util.Locale.ROOT));
        node.put("checkpoint_version", unitPlan.checkpointVersion());
        unitPlan.cursor().ifPresent(cursor -> node.put("cursor", cursor));
        unitPlan.resumes().ifPresent(run -> node.put("resumes", run));
        unitPlan.plan().ifPresent(plan -> addPlan(node, plan, unitPlan.statements()));
        unitPlan.problem().ifPresent(problem -> node.set("problem", ProblemFormat.toJson(problem)));
        return node;
    }

    private static void addPlan(ObjectNode node, SlicePlan plan, List<String> statements) {
        node.setAll(toJson(plan));
        ArrayNode slices = (ArrayNode) node.path("slices");
        for (int i = 0; i < Math.min(statements.size(), slices.size()); i++) {
            ((ObjectNode) slices.get(i)).put("sql", statements.get(i));
        }
    }

    /** The tree of a slice plan. */
    public static ObjectNode toJson(SlicePlan plan) {
        ObjectNode node = Json.object();
        node.set("schema", Json.schema(plan.schema()));
        node.set("primary_key", Json.strings(plan.primaryKey()));
        plan.cursorUpper().ifPresent(upper -> node.set("cursor_upper", Json.cursor(upper)));
        node.set("snapshot", Json.map(plan.snapshot()));
        node.set("notes", Json.strings(plan.notes()));
        ArrayNode slices = node.putArray("slices");
        for (Slice slice : plan.slices()) {
            ObjectNode child = slices.addObject();
            child.put("index", slice.index());
            child.put("description", slice.description());
            slice.estimatedRows().ifPresent(rows -> child.put("estimated_rows", rows));
            child.set("parameters", Json.map(slice.parameters()));
            slice.cursorUpper().ifPresent(upper -> child.set("cursor_upper", Json.cursor(upper)));
        }
        return node;
    }

    /** Reads a slice plan. */
    public static SlicePlan parse(String json) {
        JsonNode node = Json.parse(json, "The plan");
        List<Slice> slices = new ArrayList<>();
        for (JsonNode child : node.path("slices")) {
            slices.add(new Slice(
                    child.path("index").asInt(),
                    Json.mapOf(child.path("parameters")),
                    child.path("description").asText(),
                    Json.optionalLong(child.path("estimated_rows")),
                    Json.optionalCursor(child.path("cursor_upper"))));
        }
        return new SlicePlan(
                Json.schemaOf(node.path("schema")),
                Json.stringsOf(node.path("primary_key")),
                slices,
                Json.optionalCursor(node.path("cursor_upper")),
                Json.mapOf(node.path("snapshot")),
                Json.stringsOf(node.path("notes")));
    }
}
