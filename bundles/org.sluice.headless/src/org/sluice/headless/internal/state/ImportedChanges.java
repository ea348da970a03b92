package org.sluice.headless.internal.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.SluiceException;
import org.sluice.interchange.ImportPlan;
import org.sluice.interchange.ImportedState;
import org.sluice.interchange.Place;
import org.sluice.interchange.PlannedImport;
import org.sluice.run.checkpoint.CheckpointEditor;
import org.sluice.run.checkpoint.ProposedChange;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.state.Checkpoint;

/** The changes that a state file brings: told, and then made. */
final class ImportedChanges {

    private final ImportedState state;
    private final ImportPlan plan;
    private final List<Item> items;

    /** A position, and the change of its unit's checkpoint. */
    private record Item(PlannedImport planned, ProposedChange change) {

        boolean changes() {
            return !change.current().flatMap(Checkpoint::cursor).equals(Optional.of(planned.cursor()));
        }
    }

    private ImportedChanges(ImportedState state, ImportPlan plan, List<Item> items) {
        this.state = state;
        this.plan = plan;
        this.items = items;
    }

    /** Refuses when one of the units is being run. */
    static ImportedChanges of(ImportedState state, ImportPlan plan, CheckpointEditor editor) {
        List<Item> items = plan.imports().stream()
                .map(planned -> new Item(
                        planned, editor.moveTo(planned.unit().id(), planned.cursor(), Checkpoint.Reason.IMPORT)))
                .toList();
        return new ImportedChanges(state, plan, items);
    }

    private List<Item> changing() {
        return items.stream().filter(Item::changes).toList();
    }

    /** Whether there is nothing to do. */
    boolean isEmpty() {
        return changing().isEmpty();
    }

    /** Whether anything of the file belongs to a unit. */
    boolean found() {
        return !items.isEmpty();
    }

    /** Whether a part of the file was not understood, or belongs to no unit. */
    boolean leftOut() {
        return !plan.leftOut().isEmpty();
    }

    String question() {
        int count = changing().size();
        return "This moves " + (count == 1 ? "one checkpoint" : count + " checkpoints")
                + ". Rows up to there count as loaded; whether the targets have them is not checked.";
    }

    /** Everything that is to be known before. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Format: " + state.format() + ", " + state.format().description() + ".");
        state.warnings().forEach(warning -> lines.add("warning " + warning));
        for (Item item : items) {
            PlannedImport planned = item.planned();
            lines.add(planned.unit().id() + " takes '" + planned.position().name() + "' of "
                    + planned.position().place());
            lines.add("  " + planned.cursor().field() + ": " + before(item) + " -> "
                    + planned.cursor().value().text() + "; " + effect(item));
            warnings(item).forEach(warning -> lines.add("  warning " + warning));
        }
        plan.leftOut().forEach(one -> lines.add(one.toString()));
        return lines;
    }

    private static List<String> warnings(Item item) {
        List<String> warnings = new ArrayList<>(item.planned().warnings());
        warnings.addAll(item.change().effect().warnings());
        return warnings;
    }

    private static String effect(Item item) {
        return item.changes() ? item.change().effect().text() : "nothing to change";
    }

    private static String before(Item item) {
        return item.change()
                .current()
                .flatMap(Checkpoint::cursor)
                .map(cursor -> cursor.value().text())
                .orElse("nothing");
    }

    /** One after the other; when one fails, those before it stay, and the message says which. */
    void apply(CheckpointEditor editor) {
        List<String> done = new ArrayList<>();
        for (Item item : changing()) {
            try {
                editor.apply(item.change());
                done.add(item.planned().unit().id());
            } catch (SluiceException e) {
                throw done.isEmpty() ? e : with(e, done);
            }
        }
    }

    private static SluiceException with(SluiceException e, List<String> done) {
        Problem problem = e.problem();
        return new SluiceException(
                new Problem(
                        problem.code(),
                        problem.message() + " Imported before that: " + String.join(", ", done) + ".",
                        problem.next(),
                        problem.retryable()),
                e);
    }

    List<String> done() {
        return changing().stream()
                .map(item -> item.planned().unit().id() + " is at version "
                        + item.change().next().map(Checkpoint::version).orElse(0L) + ".")
                .toList();
    }

    ObjectNode tree() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("format", state.format().id());
        state.warnings().forEach(node.putArray("warnings")::add);
        ArrayNode imports = node.putArray("imports");
        items.forEach(item -> add(imports.addObject(), item));
        ArrayNode left = node.putArray("left_out");
        plan.leftOut().forEach(one -> put(left.addObject().put("name", one.name()), one.place())
                .put("reason", one.reason()));
        return node;
    }

    private static void add(ObjectNode node, Item item) {
        node.put("unit", item.planned().unit().id());
        put(
                node.put("name", item.planned().position().name()),
                item.planned().position().place());
        node.put("changes", item.changes());
        item.change().current().ifPresent(before -> node.set("before", CheckpointFormat.toJson(before)));
        item.change()
                .next()
                .filter(next -> item.changes())
                .ifPresent(next -> node.set("after", CheckpointFormat.toJson(next)));
        node.set("effect", Change.tree(item.change().effect()));
        warnings(item).forEach(node.putArray("warnings")::add);
    }

    private static ObjectNode put(ObjectNode node, Place place) {
        return node.put("file", place.file()).put("line", place.line()).put("path", place.path());
    }
}
