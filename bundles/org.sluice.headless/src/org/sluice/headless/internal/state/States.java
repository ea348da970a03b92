package org.sluice.headless.internal.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.project.Project;
import org.sluice.run.Engine;
import org.sluice.run.state.Checkpoint;

/** Finding units and showing their checkpoints. */
final class States {

    private States() {}

    /** The full id of a unit that is in the project or, having been removed from it, still in the state. */
    static String unitId(Project project, Engine engine, String given) {
        List<String> known = new ArrayList<>(
                project.entries().stream().map(entry -> entry.id()).toList());
        engine.state().latestCheckpoints().forEach(checkpoint -> known.add(checkpoint.unitId()));
        List<String> found = known.stream()
                .distinct()
                .filter(id -> id.equals(given) || id.contains("/" + given + "@"))
                .toList();
        if (found.size() != 1) {
            throw new SluiceException(
                    ProblemCode.E_UNIT_NOT_FOUND,
                    found.isEmpty() ? "There is no unit '" + given + "'." : "'" + given + "' could be " + found + ".",
                    "See: sluice units list");
        }
        return found.get(0);
    }

    static Checkpoint require(Engine engine, String id) {
        return engine.state()
                .checkpoint(id)
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_UNIT_NOT_FOUND, "The unit " + id + " has no checkpoint yet.", "Run it first."));
    }

    static Checkpoint require(Engine engine, String id, long version) {
        return engine.state()
                .checkpoint(id, version)
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        "There is no version " + version + " of the checkpoint of " + id + ".",
                        "See: sluice state history " + id));
    }

    static TextTable table() {
        return new TextTable("unit", "version", "reason", "cursor", "rows", "at", "by");
    }

    static void add(Checkpoint checkpoint, TextTable table) {
        table.row(
                checkpoint.unitId(),
                checkpoint.version(),
                checkpoint.reason(),
                cursor(checkpoint).orElse(""),
                checkpoint.stats().containsKey("rows") ? checkpoint.stats().get("rows") : "",
                checkpoint.createdAt(),
                checkpoint.createdBy());
    }

    static Optional<String> cursor(Checkpoint checkpoint) {
        return checkpoint.cursor().map(cursor -> cursor.value().text());
    }

    static void print(Context context, TextTable table) {
        table.lines().forEach(context.output()::line);
    }
}
