package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.SchemaContract;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;

/** The table that a unit writes to, and what has to be done so that it takes the unit's rows. */
final class TargetTable {

    private final Dialect dialect;
    private final SinkTarget target;
    private final SchemaContract contract;
    private final Optional<Integer> deletedColumn;

    TargetTable(Dialect dialect, SinkTarget target, SchemaContract contract, Optional<Integer> deletedColumn) {
        this.dialect = dialect;
        this.target = target;
        this.contract = contract;
        this.deletedColumn = deletedColumn;
    }

    /**
     * What stands between the table and its rows.
     *
     * @param name the table as the database calls it
     * @param exists whether it is there
     * @param columns the table's names of the schema's columns, in order
     * @param changes statements to execute first
     * @param completion statements to execute when the rows are there
     */
    record Plan(TableName name, boolean exists, List<String> columns, List<String> changes, List<String> completion) {}

    /** The position of the column that says which keys go; empty where none do. */
    Optional<Integer> deletedColumn() {
        return deletedColumn;
    }

    TableName name(Connection connection) throws SQLException {
        return new Tables(connection, dialect).resolve(TableName.parse(target.object()));
    }

    /** Refuses what cannot be done. Changes nothing. */
    Plan plan(Connection connection) throws SQLException {
        Tables tables = new Tables(connection, dialect);
        TableName name = tables.resolve(TableName.parse(target.object()));
        if (!tables.exists(name)) {
            return new Plan(name, false, target.schema().names(), creation(tables, name), completion(name));
        }
        Plan plan = evolution(tables, name);
        if (!plan.changes().isEmpty() && contract != SchemaContract.EVOLVE) {
            throw violation(name, plan.changes());
        }
        return plan;
    }

    private SluiceException violation(TableName name, List<String> changes) {
        boolean pauses = contract == SchemaContract.PAUSE;
        String decide = "Change the table by hand, state other types in the unit, leave columns out of it, or set"
                + " schema_contract: evolve";
        return new SluiceException(
                pauses ? ProblemCode.E_SCHEMA_PAUSED : ProblemCode.E_SCHEMA_CONTRACT,
                "The table " + name + " would have to be changed for " + target.unit() + ": "
                        + String.join("; ", changes) + ". But schema_contract is " + contract.word()
                        + ". Nothing was read.",
                pauses ? decide + "; then: sluice resume " + target.unit() : decide + ".");
    }

    private boolean isKey(Field field) {
        return target.primaryKey().contains(field.name());
    }

    private String type(Field field) {
        return isKey(field) ? dialect.keyType(field.type()) : dialect.type(field.type());
    }

    private List<String> creation(Tables tables, TableName name) throws SQLException {
        List<String> statements = new ArrayList<>();
        if (!tables.schemaExists(name.schema())) {
            statements.add(dialect.createSchema(name.schema()));
        }
        boolean merges = target.mode() == WriteMode.MERGE;
        List<String> parts = new ArrayList<>();
        for (Field field : target.schema().fields()) {
            boolean required = !field.nullable() || merges && isKey(field);
            parts.add(dialect.quote(field.name()) + " " + type(field) + (required ? " NOT NULL" : " NULL"));
        }
        if (merges && !dialect.changesTablesInTransactions()) {
            parts.add(primaryKey());
        }
        statements.add("CREATE TABLE " + dialect.qualified(name) + " (" + String.join(", ", parts) + ")"
                + dialect.tableOptions());
        return statements;
    }

    private String primaryKey() {
        return target.primaryKey().stream().map(dialect::quote).collect(Collectors.joining(", ", "PRIMARY KEY (", ")"));
    }

    /** An index is made faster, and smaller, of rows that are there than row by row. */
    private List<String> completion(TableName name) {
        boolean later = target.mode() == WriteMode.MERGE && dialect.changesTablesInTransactions();
        return later ? List.of("ALTER TABLE " + dialect.qualified(name) + " ADD " + primaryKey()) : List.of();
    }

    private Plan evolution(Tables tables, TableName name) throws SQLException {
        List<TableColumn> there = tables.columns(name);
        List<String> names = there.stream().map(TableColumn::name).toList();
        List<String> columns = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        for (Field field : target.schema().fields()) {
            String column = Tables.closest(field.name(), names);
            columns.add(column);
            Optional<TableColumn> existing = there.stream()
                    .filter(candidate -> candidate.name().equals(column))
                    .findFirst();
            if (existing.isPresent()) {
                changes.addAll(change(name, existing.get(), field));
            } else {
                changes.add(dialect.addColumn(name, column, type(field)));
            }
        }
        requireNoneMissing(name, there, columns);
        if (target.mode() == WriteMode.MERGE && !tables.hasUniqueKey(name, keyColumns(columns))) {
            changes.add(dialect.createUniqueIndex(indexName(name), name, keyColumns(columns)));
        }
        return new Plan(name, true, List.copyOf(columns), List.copyOf(changes), List.of());
    }

    private List<String> keyColumns(List<String> columns) {
        return target.primaryKey().stream()
                .map(key -> columns.get(target.schema().indexOf(key)))
                .toList();
    }

    private String indexName(TableName name) {
        return "sluice_key_" + Integer.toHexString((name.toString() + target.primaryKey()).hashCode());
    }

    private List<String> change(TableName table, TableColumn column, Field field) {
        List<String> changes = new ArrayList<>();
        if (!dialect.holds(column, field.type())) {
            Optional<DataType> wider =
                    dialect.typeOf(column).flatMap(old -> CommonType.of(old, dialect.stored(field.type())));
            if (wider.isEmpty()) {
                return replacement(table, column, field);
            }
            changes.add(dialect.changeType(table, column, dialect.type(wider.get())));
        }
        boolean nullsCome = field.nullable() && !(target.mode() == WriteMode.MERGE && isKey(field));
        if (nullsCome && !column.nullable()) {
            changes.add(dialect.dropNotNull(table, column));
        }
        return changes;
    }

    /** Where all rows are replaced in the same transaction, the old values of a column need no place in the new one. */
    private List<String> replacement(TableName table, TableColumn column, Field field) {
        if (!target.fullRefresh() || !dialect.changesTablesInTransactions()) {
            throw incompatible(table, column, field);
        }
        return List.of(dialect.dropColumn(table, column), dialect.addColumn(table, column.name(), type(field)));
    }

    private SluiceException incompatible(TableName table, TableColumn column, Field field) {
        String old = dialect.typeOf(column)
                .map(type -> type + " (" + column.typeName() + ")")
                .orElse(column.typeName());
        return new SluiceException(
                ProblemCode.E_INVALID_CONFIG,
                "The column '" + column.name() + "' of the table " + table + " is of type " + old + ", but "
                        + target.unit() + " has it as " + field.type() + ", and no type holds both.",
                "State the old type in the unit (columns: {" + field.name()
                        + ": TYPE}), choose another object for it, or change or drop the table.");
    }

    /** A table of somebody else may have columns that every row must fill. */
    private void requireNoneMissing(TableName table, List<TableColumn> there, List<String> columns) {
        for (TableColumn column : there) {
            if (!column.optional() && !columns.contains(column.name())) {
                throw new SluiceException(
                        ProblemCode.E_INVALID_CONFIG,
                        "The table " + table + " has the column '" + column.name() + "' (" + column.typeName()
                                + " NOT NULL, without default), which " + target.unit() + " does not bring.",
                        "Select that column too, choose another object for the unit, or give the column a default.");
            }
        }
    }
}
