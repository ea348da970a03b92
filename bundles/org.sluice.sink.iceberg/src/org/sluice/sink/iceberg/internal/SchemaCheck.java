package org.sluice.sink.iceberg.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.SchemaContract;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Field;

/** Compares the columns of a source with those of its table, and says what must change or why that cannot be. */
final class SchemaCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaCheck.class);

    private final Table table;
    private final SinkTarget target;
    private final SchemaContract contract;
    private final IcebergTypes types;
    private final List<SchemaPlan.Change> changes = new ArrayList<>();

    SchemaCheck(Table table, SinkTarget target, SchemaContract contract) {
        this.table = table;
        this.target = target;
        this.contract = contract;
        this.types = new IcebergTypes(target.unit(), formatVersion(table));
    }

    static int formatVersion(Table table) {
        HasTableOperations operations = (BaseTable) table;
        return operations.operations().current().formatVersion();
    }

    /**
     * The plan.
     *
     * @throws SluiceException E_INVALID_CONFIG naming the column, both types and the ways on
     */
    SchemaPlan plan() {
        target.schema().fields().forEach(this::compare);
        table.schema().columns().forEach(this::requireSource);
        if (changes.isEmpty()) {
            return new SchemaPlan(List.of(), table.schema());
        }
        UpdateSchema update = table.updateSchema();
        SchemaPlan.Change all = whole -> changes.forEach(change -> change.apply(whole));
        return new SchemaPlan(List.of(all), apply(update, all));
    }

    private org.apache.iceberg.Schema apply(UpdateSchema update, SchemaPlan.Change all) {
        try {
            all.apply(update);
            return update.apply();
        } catch (IllegalArgumentException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The columns of " + table.name() + " cannot follow those of " + target.unit() + ": "
                            + e.getMessage() + ".",
                    "Choose another object for the unit, or change the table by hand.",
                    e);
        }
    }

    private void compare(Field field) {
        Type type = types.of(field);
        Types.@Nullable NestedField found = table.schema().findField(field.name());
        if (found == null) {
            change("is new", field, update -> update.addColumn(field.name(), type));
        } else if (!IcebergTypes.widens(type, found.type())) {
            widen(field, type, found.type());
        }
        if (found != null && found.isRequired() && field.nullable()) {
            change("may be null, unlike the table's", field, update -> update.makeColumnOptional(field.name()));
        }
    }

    private void widen(Field field, Type now, Type old) {
        if (IcebergTypes.widens(old, now)) {
            change("is " + now + " instead of " + old, field, update -> {
                update.updateColumn(field.name(), now.asPrimitiveType());
            });
        } else if (target.mode() == WriteMode.OVERWRITE && target.fullRefresh()) {
            LOG.info("The column '{}' of {} is replaced: {} instead of {}", field.name(), table.name(), now, old);
            changes.add(update -> update.deleteColumn(field.name()).addColumn(field.name(), now.asPrimitiveType()));
        } else {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The column '" + field.name() + "' of " + target.unit() + " is of type " + field.type()
                            + ", but the table " + table.name() + " has it as " + old + ".",
                    "State a type for it in the unit that fits the table, choose another object, or replace the table's"
                            + " rows with --full-refresh and write_mode overwrite.");
        }
    }

    /** A column that the source no longer has stays, without values in new rows. */
    private void requireSource(Types.NestedField column) {
        boolean missing = target.schema().indexOf(column.name()) < 0;
        if (missing && column.isRequired() && column.writeDefault() == null) {
            requireEvolves(Optional.of(column.name()), "is missing at the source, but the table requires it");
            changes.add(update -> update.makeColumnOptional(column.name()));
        }
    }

    private void change(String what, Field field, SchemaPlan.Change change) {
        requireEvolves(Optional.of(field.name()), what);
        LOG.info("The column '{}' of {} {}; the table {} follows", field.name(), target.unit(), what, table.name());
        changes.add(change);
    }

    private void requireEvolves(Optional<String> column, String what) {
        if (contract == SchemaContract.EVOLVE) {
            return;
        }
        boolean pauses = contract == SchemaContract.PAUSE;
        String decide = "Leave the column out of the unit or state its old type, change the table by hand, or set"
                + " schema_contract: evolve";
        throw new SluiceException(
                pauses ? ProblemCode.E_SCHEMA_PAUSED : ProblemCode.E_SCHEMA_CONTRACT,
                "The column '" + column.orElse("") + "' of " + target.unit() + " " + what + " (" + table.name()
                        + "), and schema_contract is " + contract.word() + ". Nothing was read.",
                pauses ? decide + "; then: sluice resume " + target.unit() : decide + ".");
    }
}
