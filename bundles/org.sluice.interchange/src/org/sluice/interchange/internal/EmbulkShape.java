package org.sluice.interchange.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.interchange.ExportedState;
import org.sluice.interchange.ImportedState;
import org.sluice.interchange.StateFormat;
import org.sluice.run.state.Checkpoint;

/** Embulk: {@code in: {last_record: [..]}} of a config diff, which names no table, or of a whole config, which may. */
final class EmbulkShape implements Shape {

    private static final String INPUT = "in";

    @Override
    public StateFormat format() {
        return StateFormat.EMBULK;
    }

    @Override
    public boolean fits(Document document) {
        return document.roots().get(0).get(INPUT).isPresent();
    }

    @Override
    public ImportedState read(Document document) {
        Findings findings = new Findings();
        Optional<Node> input = document.roots().get(0).get(INPUT);
        if (input.isEmpty()) {
            findings.leaveOut(INPUT, document.roots().get(0), "there is no 'in' section.");
        }
        input.ifPresent(node -> input(node, findings));
        return findings.state(format());
    }

    private static void input(Node input, Findings findings) {
        Optional<String> table = input.text("table")
                .map(name ->
                        input.text("schema").map(schema -> schema + "." + name).orElse(name));
        String name = table.orElse(INPUT);
        List<Node> record = input.get("last_record").map(Node::items).orElse(List.of());
        Optional<Node.Scalar> value = record.stream().findFirst().flatMap(Node::scalar);
        if (value.isEmpty()) {
            findings.leaveOut(name, input, "it has no last_record.");
            return;
        }
        List<String> notes = new ArrayList<>();
        if (table.isEmpty()) {
            findings.warn("The file names no table; say which unit it is with --map in=UNIT.");
        }
        if (record.size() > 1) {
            notes.add("The first of " + record.size()
                    + " columns of last_record counts; rows of exactly that value are read again.");
        }
        Optional<String> field = input.get("incremental_columns").flatMap(columns -> columns.items().stream()
                .findFirst()
                .flatMap(Node::scalar)
                .map(Node.Scalar::text));
        findings.add(new Findings.Stream(name, INPUT, input), field, value.get(), notes);
    }

    @Override
    public ExportedState write(List<Checkpoint> checkpoints) {
        if (checkpoints.size() != 1) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "A config diff of Embulk holds one position, and there are " + checkpoints.size() + ".",
                    "Export one unit with --unit.");
        }
        Exports exports = new Exports(checkpoints);
        ExportedUnit unit = exports.units().get(0);
        unit.warn("the file names neither table nor column; the config needs incremental: true and "
                + "incremental_columns: [" + unit.cursor().field() + "].");
        unit.warnSkips();
        String value = unit.number().map(Object::toString).orElseGet(() -> quoted(unit.rounded(9)));
        return exports.state("in:\n  last_record: [" + value + "]\nout: {}\n");
    }

    /** A JSON string is a YAML string too. */
    private static String quoted(String text) {
        return Exports.json(com.fasterxml.jackson.databind.node.TextNode.valueOf(text));
    }
}
