package org.sluice.interchange.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.interchange.ExportedState;
import org.sluice.interchange.ImportedState;
import org.sluice.interchange.StateFormat;
import org.sluice.run.state.Checkpoint;

/** Singer: a state, STATE messages of which the last counts, or what Meltano stores around them. */
final class SingerShape implements Shape {

    @Override
    public StateFormat format() {
        return StateFormat.SINGER;
    }

    @Override
    public boolean fits(Document document) {
        return document.roots().stream().anyMatch(SingerShape::isState);
    }

    private static boolean isState(Node root) {
        return root.has("bookmarks") || root.has("singer_state") || root.has("completed_state") || isMessage(root);
    }

    private static boolean isMessage(Node root) {
        return root.text("type").filter("STATE"::equals).isPresent() && root.has("value");
    }

    @Override
    public ImportedState read(Document document) {
        Findings findings = new Findings();
        List<Node> states =
                document.roots().stream().filter(SingerShape::isState).toList();
        Node last = states.isEmpty() ? document.roots().get(0) : states.get(states.size() - 1);
        if (states.size() > 1) {
            findings.warn("The last of " + states.size() + " states counts (line "
                    + last.place().line() + ").");
        }
        SingerReader.read(state(last, findings), findings);
        return findings.state(format());
    }

    private static Node state(Node root, Findings findings) {
        if (isMessage(root)) {
            return root.fields().get("value");
        }
        Optional<Node> completed = root.get("completed_state");
        Optional<Node> partial =
                root.get("partial_state").filter(state -> !state.fields().isEmpty());
        if (completed.isEmpty() && partial.isEmpty()) {
            return root.get("singer_state").orElse(root);
        }
        partial.ifPresent(state -> findings.warn("The state of a run that did not end (partial_state, line "
                + state.place().line() + ") is laid over the last completed one, as Meltano does."));
        Optional<Node> below = completed.map(SingerShape::unwrapped);
        Optional<Node> above = partial.map(SingerShape::unwrapped);
        return above.map(over -> below.map(under -> merged(under, over)).orElse(over))
                .or(() -> below)
                .orElse(root);
    }

    private static Node unwrapped(Node state) {
        return state.get("singer_state").orElse(state);
    }

    /** Name by name: what only the lower one says stays. */
    private static Node merged(Node under, Node over) {
        if (under.fields().isEmpty() || over.fields().isEmpty()) {
            return over;
        }
        Map<String, Node> fields = new LinkedHashMap<>(under.fields());
        over.fields().forEach((name, node) -> fields.merge(name, node, SingerShape::merged));
        return new Node.Fields(over.place(), fields);
    }

    @Override
    public ExportedState write(List<Checkpoint> checkpoints) {
        Exports exports = new Exports(checkpoints);
        ObjectNode root = Exports.object();
        ObjectNode bookmarks = root.putObject("bookmarks");
        exports.forEach(unit -> unit.name().dataset(), (name, unit) -> {
            ObjectNode bookmark = bookmarks.putObject(name);
            bookmark.put("replication_key", unit.cursor().field());
            bookmark.set("replication_key_value", unit.number().orElseGet(() -> unit.text(6)));
            unit.warnRereads();
        });
        exports.warn("Streams are named like their datasets; a tap may call them otherwise, such as "
                + "'public-orders' for 'public.orders'.");
        return exports.state(root);
    }
}
