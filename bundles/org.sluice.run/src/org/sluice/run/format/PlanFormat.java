package org.sluice.run.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.run.ReviewedPlan;
import org.sluice.run.ReviewedRequest;
import org.sluice.run.RunRequest;
import org.sluice.run.UnitPlan;

/** Plans as JSON. A slice plan that is read back is equal to what was written. */
public final class PlanFormat {

    /** The value of {@code format} where several units are planned. */
    public static final String FORMAT = "sluice-plan/1";

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
        node.put("write_mode", unitPlan.write().name().toLowerCase(java.util.Locale.ROOT));
        node.put("sink_action", action(unitPlan));
        node.put("fingerprint", unitPlan.fingerprint());
        node.put("checkpoint_version", unitPlan.checkpointVersion());
        unitPlan.cursor().ifPresent(cursor -> node.put("cursor", cursor));
        unitPlan.resumes().ifPresent(run -> node.put("resumes", run));
        unitPlan.plan().ifPresent(plan -> addPlan(node, plan, unitPlan.statements()));
        unitPlan.problem().ifPresent(problem -> node.set("problem", ProblemFormat.toJson(problem)));
        return node;
    }

    private static String action(UnitPlan plan) {
        String target = plan.unit().object() + " in " + plan.unit().sink();
        return switch (plan.write()) {
            case APPEND -> "append to " + target;
            case OVERWRITE -> "replace all rows of " + target;
            case MERGE -> "replace rows of the same key in " + target;
            case SCD2 -> "close rows of the same key in " + target + " and add their new versions";
        };
    }

    /** The tree of the plans of several units, which can be carried out later as they are. */
    public static ObjectNode toJson(RunRequest request, List<UnitPlan> plans) {
        ObjectNode node = Json.object();
        node.put("format", FORMAT);
        node.set("reading", RequestFormat.toJson(request.reading()));
        node.put("limit", request.limit());
        ArrayNode units = node.putArray("units");
        plans.forEach(plan -> units.add(toJson(plan)));
        return node;
    }

    /**
     * Reads the plans of several units.
     *
     * @throws SluiceException E_INVALID_INPUT when it is not a plan, or a unit in it could not be planned
     */
    public static ReviewedRequest parseReviewed(String json) {
        JsonNode node = Json.parse(json, "The plan");
        if (!node.path("format").asText().equals(FORMAT)) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "The plan has the format '" + node.path("format").asText() + "'.",
                    "Write one with: sluice plan -o json > plan.json (this version reads " + FORMAT + ").");
        }
        Map<String, ReviewedPlan> plans = new TreeMap<>();
        for (JsonNode unit : node.path("units")) {
            String id = unit.path("unit").asText();
            if (unit.has("problem")) {
                throw new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        "The unit " + id + " could not be planned: "
                                + unit.path("problem").path("message").asText(),
                        "Mend it or leave it out with --exclude, and plan again.");
            }
            plans.put(
                    id,
                    new ReviewedPlan(
                            unit.path("fingerprint").asText(),
                            unit.path("checkpoint_version").asLong(),
                            parse(unit)));
        }
        return new ReviewedRequest(
                RequestFormat.reading(node), node.path("limit").asLong(), plans);
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
        return parse(Json.parse(json, "The plan"));
    }

    private static SlicePlan parse(JsonNode node) {
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
