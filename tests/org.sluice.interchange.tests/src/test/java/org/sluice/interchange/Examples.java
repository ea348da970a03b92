package org.sluice.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.data.CursorValue;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.TypeParser;
import org.sluice.run.state.Checkpoint;

/** Files in the shapes of the tools, and units that they may belong to. */
final class Examples {

    static final Instant NOW = Instant.parse("2024-04-01T00:00:00Z");

    private Examples() {}

    static ImportedState read(String name) {
        try (InputStream in = Examples.class.getResourceAsStream("/states/" + name)) {
            return StateFiles.read(name, in, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImportedState parse(String text) {
        return StateFiles.parse("state.json", text, Optional.empty());
    }

    /** A unit of endpoint {@code shop} and sink {@code lake}; the cursor is {@code name:type}, or empty for none. */
    static TargetUnit unit(String dataset, String cursor) {
        return unitOf("shop/" + dataset + "@lake", cursor);
    }

    static TargetUnit unitOf(String id, String cursor) {
        String dataset = id.substring(id.indexOf('/') + 1, id.lastIndexOf('@'));
        String[] parts = cursor.split(":", 2);
        Optional<TargetUnit.CursorColumn> column = cursor.isEmpty()
                ? Optional.empty()
                : Optional.of(new TargetUnit.CursorColumn(
                        parts[0],
                        Optional.of(parts).filter(both -> both.length == 2).map(both -> TypeParser.parse(both[1]))));
        return new TargetUnit(id, dataset, column, WriteMode.MERGE);
    }

    static Checkpoint checkpoint(String unit, String field, String type, String value, String... keys) {
        return new Checkpoint(
                unit,
                4,
                3,
                NOW,
                "run:r7",
                Checkpoint.Reason.COMMIT,
                Optional.of(new Checkpoint.Cursor(
                        field,
                        new CursorValue(TypeParser.parse(type), value),
                        Arrays.stream(keys).sorted().toList(),
                        false)),
                Optional.of("c1"),
                "f00",
                Map.of("rows", 12L));
    }

    static ImportPlan plan(ImportedState state, TargetUnit... units) {
        return ImportPlanner.plan(state, List.of(units), ImportSettings.NONE);
    }

    /** What the only import of a plan makes of the cursor. */
    static String cursor(ImportPlan plan) {
        if (plan.imports().size() != 1) {
            throw new AssertionError("not one import: " + plan);
        }
        Checkpoint.Cursor cursor = plan.imports().get(0).cursor();
        return cursor.field() + " " + cursor.value().type() + " "
                + cursor.value().text();
    }

    static ImportedPosition position(ImportedState state, String name) {
        return state.positions().stream()
                .filter(position -> position.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no position of " + name + ": " + state));
    }

    static String reason(List<LeftOut> leftOut, String name) {
        return leftOut.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " was not left out: " + leftOut))
                .reason();
    }
}
