package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Schema;

/** The SQL of a database. This one is the standard's. Stateless. */
class Dialect {

    // ---- names

    String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    final String qualified(TableName name) {
        return name.schema().isEmpty() ? quote(name.table()) : quote(name.schema()) + "." + quote(name.table());
    }

    /** Whether the driver calls a schema a catalog. */
    boolean schemasAreCatalogs() {
        return false;
    }

    // ---- types

    /** The type of a column in a table that is created here. */
    String type(DataType type) {
        if (type instanceof DataType.Bool) {
            return "BOOLEAN";
        } else if (type instanceof DataType.Int integer) {
            return integer.bits() <= 16 ? "SMALLINT" : integer.bits() == 32 ? "INTEGER" : "BIGINT";
        } else if (type instanceof DataType.Floating floating) {
            return floating.bits() == 32 ? "REAL" : "DOUBLE PRECISION";
        } else if (type instanceof DataType.Decimal decimal) {
            return "NUMERIC(" + decimal.precision() + "," + decimal.scale() + ")";
        } else if (type instanceof DataType.Binary) {
            return "BLOB";
        } else if (type instanceof DataType.Date) {
            return "DATE";
        } else if (type instanceof DataType.Time time) {
            return "TIME(" + time.precision() + ")";
        } else if (type instanceof DataType.Timestamp timestamp) {
            return "TIMESTAMP(" + timestamp.precision() + ")";
        } else if (type instanceof DataType.TimestampTz timestamp) {
            return "TIMESTAMP(" + timestamp.precision() + ") WITH TIME ZONE";
        } else if (type instanceof DataType.Uuid) {
            return "CHAR(36)";
        }
        return "CLOB";
    }

    /** The same for a column of the primary key, which has to fit into an index. */
    String keyType(DataType type) {
        if (type instanceof DataType.Text || type instanceof DataType.Json) {
            return "VARCHAR(255)";
        }
        return type instanceof DataType.Binary ? "VARBINARY(255)" : type(type);
    }

    /** The type of a column in a staging table, where rows are compared by key. */
    String stageType(DataType type, boolean key) {
        return key ? keyType(type) : type(type);
    }

    /** What a column of {@link #type} is when it is read back. */
    DataType stored(DataType type) {
        if (type instanceof DataType.Int integer && integer.bits() == 8) {
            return new DataType.Int(16);
        }
        return type instanceof DataType.Json || type instanceof DataType.Uuid ? new DataType.Text() : type;
    }

    /** The type of an existing column; empty where it has none that is known. */
    Optional<DataType> typeOf(TableColumn column) {
        return switch (column.jdbcType()) {
            case Types.BOOLEAN, Types.BIT -> Optional.of(new DataType.Bool());
            case Types.TINYINT -> Optional.of(new DataType.Int(8));
            case Types.SMALLINT -> Optional.of(new DataType.Int(16));
            case Types.INTEGER -> Optional.of(new DataType.Int(32));
            case Types.BIGINT -> Optional.of(new DataType.Int(64));
            case Types.REAL -> Optional.of(new DataType.Floating(32));
            case Types.FLOAT, Types.DOUBLE -> Optional.of(new DataType.Floating(64));
            case Types.NUMERIC, Types.DECIMAL -> decimal(column.size(), column.digits());
            case Types.VARCHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.LONGNVARCHAR, Types.CLOB, Types.NCLOB ->
                Optional.of(new DataType.Text());
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Optional.of(new DataType.Binary());
            case Types.DATE -> Optional.of(new DataType.Date());
            case Types.TIME -> Optional.of(new DataType.Time(fraction(column)));
            case Types.TIMESTAMP -> Optional.of(new DataType.Timestamp(fraction(column)));
            case Types.TIMESTAMP_WITH_TIMEZONE -> Optional.of(new DataType.TimestampTz(fraction(column)));
            default -> Optional.empty();
        };
    }

    private static Optional<DataType> decimal(int precision, int scale) {
        boolean valid = precision >= 1 && precision <= DataType.MAX_PRECISION && scale >= 0 && scale <= precision;
        return valid ? Optional.of(new DataType.Decimal(precision, scale)) : Optional.empty();
    }

    static int fraction(TableColumn column) {
        return Math.max(0, Math.min(9, column.digits()));
    }

    /** Whether an existing column takes every value of a type unchanged, or refuses it. */
    boolean holds(TableColumn column, DataType type) {
        Optional<DataType> there = typeOf(column);
        return there.isPresent() && there.equals(there.flatMap(existing -> CommonType.of(existing, stored(type))));
    }

    // ---- tables

    /** Whether a change of tables is part of the transaction. */
    boolean changesTablesInTransactions() {
        return false;
    }

    String createSchema(String schema) {
        return "CREATE SCHEMA " + quote(schema);
    }

    /** A table that holds a prepared slice. */
    String createStage(String table, String columns) {
        return "CREATE TABLE " + table + " (" + columns + ")";
    }

    /** Behind the column list of a table that is created. */
    String tableOptions() {
        return "";
    }

    String addColumn(TableName table, String column, String type) {
        return "ALTER TABLE " + qualified(table) + " ADD COLUMN " + quote(column) + " " + type;
    }

    String changeType(TableName table, TableColumn column, String type) {
        return "ALTER TABLE " + qualified(table) + " ALTER COLUMN " + quote(column.name()) + " SET DATA TYPE " + type;
    }

    String dropNotNull(TableName table, TableColumn column) {
        return "ALTER TABLE " + qualified(table) + " ALTER COLUMN " + quote(column.name()) + " DROP NOT NULL";
    }

    String createUniqueIndex(String index, TableName table, List<String> columns) {
        return "CREATE UNIQUE INDEX " + quote(index) + " ON " + qualified(table)
                + columns.stream().map(this::quote).collect(Collectors.joining(", ", " (", ")"));
    }

    // ---- moving rows

    /** The column in the order of the values, whatever the table's collation is. */
    String inOrder(String column, DataType type) {
        return column;
    }

    /** Statements that put rows into a table, replacing those of the same key. */
    List<String> merge(Merge merge) {
        String sets = merge.each(merge.others(), (target, stage) -> target + " = s." + stage, ", ");
        return List.of("MERGE INTO " + merge.target() + " t USING (" + merge.winners() + ") s ON ("
                + merge.each(merge.keys(), (target, stage) -> "t." + target + " = s." + stage, " AND ") + ")"
                + (sets.isEmpty() ? "" : " WHEN MATCHED THEN UPDATE SET " + sets)
                + " WHEN NOT MATCHED THEN INSERT (" + merge.each(merge.all(), (target, stage) -> target, ", ")
                + ") VALUES (" + merge.each(merge.all(), (target, stage) -> "s." + stage, ", ") + ")");
    }

    /** Fills the staging table of a slice. */
    RowWriter writer(Connection connection, StageTable stage, Schema schema) throws SQLException {
        return new BatchWriter(connection, stage, schema, new Binders());
    }
}
