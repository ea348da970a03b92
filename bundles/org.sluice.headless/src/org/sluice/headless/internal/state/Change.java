package org.sluice.headless.internal.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sluice.api.sink.WriteMode;
import org.sluice.headless.internal.Context;
import org.sluice.project.Project;
import org.sluice.run.checkpoint.CheckpointEditor;
import org.sluice.run.checkpoint.Effect;
import org.sluice.run.checkpoint.ProposedChange;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.state.Checkpoint;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A change of one unit's checkpoint: says what it causes, asks, and does it. */
final class Change {

    @Parameters(index = "0", paramLabel = "UNIT")
    private String unit = "";

    @Option(names = "--yes", fallbackValue = "true", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--dry-run", fallbackValue = "true", description = "Only say what it would cause.")
    private boolean dryRun;

    /** What is wanted of an editor. */
    interface Proposal {
        ProposedChange make(CheckpointEditor editor, String unitId);
    }

    int run(Context context, Proposal proposal) {
        return context.with((project, engine) -> {
            String id = States.unitId(project, engine, unit);
            CheckpointEditor editor = new CheckpointEditor(
                    engine.state(), Clock.systemUTC(), "user:" + System.getProperty("user.name", "unknown"));
            return run(context, proposal.make(editor, id), editor, new Target(project, id));
        });
    }

    private int run(Context context, ProposedChange change, CheckpointEditor editor, Target target) {
        String id = target.unitId();
        if (change.next().isEmpty()) {
            context.output()
                    .print(
                            () -> context.output().line(id + " has nothing to change."),
                            result(id, change.current(), Optional.empty()));
            return 0;
        }
        List<String> warnings = target.warnings(change.effect());
        String question = question(id, change, warnings);
        if (dryRun) {
            context.output()
                    .print(
                            () -> context.output().line(question),
                            result(id, change.next(), Optional.of(change.effect())));
            return 0;
        }
        if (!context.confirmed(yes, question)) {
            context.console().err().println("Nothing was changed.");
            return 1;
        }
        Optional<Checkpoint> applied = editor.apply(change);
        context.output()
                .print(
                        () -> context.output().line(done(id, change)),
                        result(id, applied, Optional.of(change.effect())));
        return 0;
    }

    private static String question(String id, ProposedChange change, List<String> warnings) {
        String from = change.current()
                .map(current -> "version " + current.version() + position(current))
                .orElse("no checkpoint");
        Checkpoint next = change.next().orElseThrow();
        StringBuilder text = new StringBuilder("This takes " + id + " from " + from + " to version " + next.version()
                + position(next) + ": it " + change.effect().text() + ".");
        warnings.forEach(warning -> text.append(' ').append(warning));
        return text.toString();
    }

    private static String position(Checkpoint checkpoint) {
        return checkpoint
                .cursor()
                .map(cursor -> " at " + cursor.field() + " = " + cursor.value().text())
                .orElse(" without a position");
    }

    private static String done(String id, ProposedChange change) {
        Checkpoint next = change.next().orElseThrow();
        String kept = next.parent() == 0 ? "" : " Version " + next.parent() + " is kept.";
        return id + " is at version " + next.version() + position(next) + "; this "
                + change.effect().text() + "." + kept;
    }

    private static ObjectNode result(String id, Optional<Checkpoint> checkpoint, Optional<Effect> effect) {
        ObjectNode node = checkpoint
                .map(CheckpointFormat::toJson)
                .orElseGet(() ->
                        JsonNodeFactory.instance.objectNode().put("unit", id).put("version", 0));
        effect.ifPresent(caused -> node.set("effect", tree(caused)));
        return node;
    }

    static ObjectNode tree(Effect effect) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("direction", effect.direction().name());
        node.put("commits", effect.commits());
        node.put("rows", effect.rows());
        node.put("exact", effect.exact());
        effect.from().ifPresent(value -> node.put("from", value.text()));
        effect.to().ifPresent(value -> node.put("to", value.text()));
        node.put("text", effect.text());
        return node;
    }

    /** The unit as the project has it now, for what the target makes of rows that come again. */
    private record Target(Project project, String unitId) {

        List<String> warnings(Effect effect) {
            List<String> warnings = new ArrayList<>(effect.warnings());
            if (effect.direction() == Effect.Direction.BACK && appends()) {
                warnings.add("The unit appends: rows that are read again stand in the target twice.");
            }
            if (effect.direction() == Effect.Direction.FORWARD) {
                warnings.add("Rows in between that were never read are left out, unless a backfill takes them.");
            }
            return warnings;
        }

        private boolean appends() {
            return project.units().stream()
                    .anyMatch(unit -> unit.id().equals(unitId) && unit.mode().write() == WriteMode.APPEND);
        }
    }
}
