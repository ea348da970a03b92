package org.sluice.interchange.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.DataType;
import org.sluice.interchange.ImportSettings;
import org.sluice.interchange.ImportedPosition;
import org.sluice.interchange.ImportedValue;
import org.sluice.interchange.LeftOut;
import org.sluice.interchange.PlannedImport;
import org.sluice.interchange.TargetUnit;
import org.sluice.run.state.Checkpoint;

/** What the positions of a file do to one unit. */
public final class UnitImport {

    private final TargetUnit unit;
    private final ImportSettings settings;
    private final List<LeftOut> leftOut;

    private UnitImport(TargetUnit unit, ImportSettings settings, List<LeftOut> leftOut) {
        this.unit = unit;
        this.settings = settings;
        this.leftOut = leftOut;
    }

    /** The import, unless there is a reason against it, which goes to the list. */
    public static Optional<PlannedImport> of(
            TargetUnit unit, List<ImportedPosition> positions, ImportSettings settings, List<LeftOut> leftOut) {
        UnitImport work = new UnitImport(unit, settings, leftOut);
        if (unit.cursor().isEmpty()) {
            positions.forEach(
                    position -> work.leaveOut(position, unit.id() + " reads everything each time and has no cursor."));
            return Optional.empty();
        }
        return work.only(positions, unit.cursor().get());
    }

    private Optional<PlannedImport> only(List<ImportedPosition> positions, TargetUnit.CursorColumn column) {
        List<ImportedPosition> fitting = new ArrayList<>();
        for (ImportedPosition position : positions) {
            if (isOf(position, column)) {
                fitting.add(position);
            } else {
                leaveOut(
                        position,
                        "it follows '" + position.cursorField().orElse("") + "', but the cursor of " + unit.id()
                                + " is '" + column.field() + "'.");
            }
        }
        if (fitting.size() > 1) {
            fitting.forEach(position -> leaveOut(
                    position,
                    fitting.size() + " positions of the file fit " + unit.id() + ". Say which with --map "
                            + position.key() + "=" + unit.id()));
            return Optional.empty();
        }
        return fitting.stream().findFirst().flatMap(position -> planned(position, column));
    }

    /** A path's last name is the column: {@code data.updated_at}. */
    private static boolean isOf(ImportedPosition position, TargetUnit.CursorColumn column) {
        return position.cursorField()
                .map(field -> field.equalsIgnoreCase(column.field())
                        || field.substring(field.lastIndexOf('.') + 1).equalsIgnoreCase(column.field()))
                .orElse(true);
    }

    private void leaveOut(ImportedPosition position, String reason) {
        leftOut.add(new LeftOut(position.name(), position.place(), reason));
    }

    private Optional<PlannedImport> planned(ImportedPosition position, TargetUnit.CursorColumn column) {
        if (column.type().isEmpty()) {
            leaveOut(
                    position,
                    "the type of '" + column.field() + "' is not known. Discover the source first, or state it in the "
                            + "unit: columns: {" + column.field() + ": timestamp(6)}");
            return Optional.empty();
        }
        try {
            CursorText.Converted lowest =
                    lowest(position.values(), column.type().get());
            List<String> warnings = new ArrayList<>(position.warnings());
            warnings.addAll(lowest.notes());
            assumptions(position, column, warnings);
            Checkpoint.Cursor cursor = new Checkpoint.Cursor(
                    column.field(),
                    lowest.value(),
                    position.boundary().keys(),
                    position.boundary().sketch(),
                    position.boundary().after());
            return Optional.of(new PlannedImport(unit, position, cursor, warnings));
        } catch (CursorText.RefusedValue e) {
            leaveOut(position, e.reason());
            return Optional.empty();
        }
    }

    private CursorText.Converted lowest(List<ImportedValue> values, DataType type) throws CursorText.RefusedValue {
        List<CursorText.Converted> converted = new ArrayList<>();
        for (ImportedValue value : values) {
            converted.add(CursorText.convert(value, type, settings));
        }
        return converted.stream().min((a, b) -> a.value().compareTo(b.value())).orElseThrow();
    }

    private void assumptions(ImportedPosition position, TargetUnit.CursorColumn column, List<String> warnings) {
        Optional<String> field = position.cursorField();
        if (field.isEmpty()) {
            warnings.add("The file does not say which column it follows; it is taken to be '" + column.field() + "'.");
        } else if (!field.get().equalsIgnoreCase(column.field())) {
            warnings.add("Their '" + field.get() + "' is taken to be the column '" + column.field() + "'.");
        }
        if (position.boundary().equals(ImportedPosition.Boundary.UNKNOWN) && unit.write() == WriteMode.APPEND) {
            warnings.add(
                    "Rows at exactly the value are read again, and the target is appended to: it may get them twice.");
        }
    }
}
