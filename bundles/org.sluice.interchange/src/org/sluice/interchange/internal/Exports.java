package org.sluice.interchange.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.interchange.ExportedState;
import org.sluice.run.state.Checkpoint;

/** Checkpoints on their way into a file, and what the file cannot say. */
final class Exports {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final List<ExportedUnit> units;
    private final List<String> warnings = new ArrayList<>();

    Exports(List<Checkpoint> checkpoints) {
        this.units = checkpoints.stream()
                .map(checkpoint -> new ExportedUnit(checkpoint, warnings))
                .toList();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    /** Each unit under its name there; two units of one name are refused, because one would hide the other. */
    void forEach(Function<ExportedUnit, String> naming, BiConsumer<String, ExportedUnit> work) {
        Map<String, String> seen = new HashMap<>();
        for (ExportedUnit unit : units) {
            String name = naming.apply(unit);
            if (seen.containsKey(name)) {
                throw new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        "The units " + seen.get(name) + " and " + unit.id() + " would both be called '" + name
                                + "' in the file.",
                        "Export one of them with --unit.");
            }
            seen.put(name, unit.id());
            work.accept(name, unit);
        }
    }

    List<ExportedUnit> units() {
        return units;
    }

    ExportedState state(JsonNode root) {
        return state(json(root) + "\n");
    }

    ExportedState state(String text) {
        return new ExportedState(text, warnings);
    }

    static String json(JsonNode root) {
        try {
            return MAPPER.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Trees can always be written", e);
        }
    }
}
