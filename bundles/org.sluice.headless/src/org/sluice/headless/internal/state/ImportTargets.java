package org.sluice.headless.internal.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sluice.api.data.BatchReader;
import org.sluice.api.source.DatasetColumn;
import org.sluice.api.type.DataType;
import org.sluice.interchange.TargetUnit;
import org.sluice.run.Engine;
import org.sluice.run.SyncMode;
import org.sluice.run.Unit;
import org.sluice.run.state.Checkpoint;

/** Units as an import sees them, and the types of their cursor columns. */
final class ImportTargets {

    private final Engine engine;
    private final List<Unit> units;

    ImportTargets(Engine engine, List<Unit> units) {
        this.engine = engine;
        this.units = units;
    }

    /** All, without types: nothing is opened for it. */
    List<TargetUnit> all() {
        return units.stream().map(unit -> target(unit, Optional.empty())).toList();
    }

    /** All, with the types of some. */
    List<TargetUnit> withTypesOf(List<TargetUnit> wanted) {
        List<String> ids = wanted.stream().map(TargetUnit::id).toList();
        return units.stream()
                .map(unit -> target(unit, ids.contains(unit.id()) ? type(unit) : Optional.empty()))
                .toList();
    }

    private static Optional<String> field(Unit unit) {
        return unit.mode().sync() == SyncMode.INCREMENTAL ? unit.mode().cursorField() : Optional.empty();
    }

    private static TargetUnit target(Unit unit, Optional<DataType> type) {
        return new TargetUnit(
                unit.id(),
                unit.dataset(),
                field(unit).map(name -> new TargetUnit.CursorColumn(name, type)),
                unit.mode().write());
    }

    /** What the unit states, what was discovered, what the checkpoint has; and only then the source is asked. */
    private Optional<DataType> type(Unit unit) {
        return field(unit).flatMap(name -> stated(unit, name)
                .or(() -> discovered(unit, name))
                .or(() -> known(unit, name))
                .or(() -> asked(unit, name)));
    }

    private static Optional<DataType> stated(Unit unit, String name) {
        return unit.read().types().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** A unit's own query may give a column of the same name another type. */
    private Optional<DataType> discovered(Unit unit, String name) {
        if (unit.read().query().isPresent()) {
            return Optional.empty();
        }
        return engine.endpoints().catalog(unit.source()).stream()
                .flatMap(catalog -> catalog.datasets().stream())
                .filter(dataset -> dataset.name().equals(unit.dataset()))
                .flatMap(dataset -> dataset.columns().stream())
                .filter(column -> column.name().equalsIgnoreCase(name))
                .map(DatasetColumn::type)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<DataType> known(Unit unit, String name) {
        return engine.state()
                .checkpoint(unit.id())
                .flatMap(Checkpoint::cursor)
                .filter(cursor -> cursor.field().equalsIgnoreCase(name))
                .map(cursor -> cursor.value().type());
    }

    private Optional<DataType> asked(Unit unit, String name) {
        try (BatchReader reader = engine.endpoints().preview(unit, 1)) {
            Stream<DataType> types = reader.schema().fields().stream()
                    .filter(field -> field.name().equalsIgnoreCase(name))
                    .map(field -> field.type());
            return types.findFirst();
        }
    }
}
