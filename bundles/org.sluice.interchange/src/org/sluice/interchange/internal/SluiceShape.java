package org.sluice.interchange.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.sluice.interchange.ExportedState;
import org.sluice.interchange.ImportedPosition;
import org.sluice.interchange.ImportedState;
import org.sluice.interchange.ImportedValue;
import org.sluice.interchange.StateFormat;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.state.Checkpoint;

/** Our own: one checkpoint, a list of them, or one per line. Boundary keys are taken over. */
final class SluiceShape implements Shape {

    @Override
    public StateFormat format() {
        return StateFormat.SLUICE;
    }

    @Override
    public boolean fits(Document document) {
        return document.flat().stream().anyMatch(node -> node.text("format")
                .filter(format -> format.startsWith("sluice-checkpoint/"))
                .isPresent());
    }

    @Override
    public ImportedState read(Document document) {
        Findings findings = new Findings();
        document.flat().forEach(node -> checkpoint(node, findings));
        return findings.state(format());
    }

    private static void checkpoint(Node node, Findings findings) {
        String format = node.text("format").orElse("");
        if (!format.equals(CheckpointFormat.FORMAT)) {
            throw Document.invalid(
                    node.place(),
                    "a checkpoint of the format " + CheckpointFormat.FORMAT + " is expected here, not '" + format
                            + "'.",
                    "Export it with this version of Sluice.");
        }
        String unit = node.text("unit").orElse("");
        Optional<Node> cursor = node.get("cursor");
        Optional<Node.Scalar> value =
                cursor.flatMap(position -> position.get("value")).flatMap(Node::scalar);
        if (value.isEmpty()) {
            findings.leaveOut(unit, node, "it has no cursor: the unit was reset, or reads everything each time.");
            return;
        }
        findings.add(new ImportedPosition(
                UnitName.of(unit).dataset(),
                unit,
                cursor.flatMap(position -> position.text("field")),
                List.of(value(value.get())),
                cursor.flatMap(position -> position.get("boundary_keys"))
                        .map(SluiceShape::boundary)
                        .orElse(ImportedPosition.Boundary.UNKNOWN),
                node.place(),
                List.of()));
    }

    private static ImportedValue value(Node.Scalar scalar) {
        return new ImportedValue(ImportedValue.Kind.TEXT, scalar.text());
    }

    private static ImportedPosition.Boundary boundary(Node node) {
        List<String> keys = node.get("keys").map(Node::items).orElse(List.of()).stream()
                .flatMap(item -> item.scalar().stream())
                .map(Node.Scalar::text)
                .sorted()
                .toList();
        boolean after = node.text("overflow").filter("true"::equals).isPresent();
        return new ImportedPosition.Boundary(keys, node.text("sketch"), after);
    }

    @Override
    public ExportedState write(List<Checkpoint> checkpoints) {
        ArrayNode root = JsonNodeFactory.instance.arrayNode();
        checkpoints.forEach(checkpoint -> root.add(CheckpointFormat.toJson(checkpoint)));
        return new Exports(List.of()).state(root);
    }
}
