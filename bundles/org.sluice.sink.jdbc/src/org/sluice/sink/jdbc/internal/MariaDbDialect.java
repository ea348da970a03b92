package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Schema;

/** MariaDB and MySQL. A TIMESTAMP there is an instant and ends in 2038 or 2106; a DATETIME has no zone. */
final class MariaDbDialect extends Dialect {

    private static final int MAX_FRACTION = 6;

    /** Characters of {@code -838:59:59} and {@code 9999-12-31 23:59:59}. */
    private static final int TIME_WIDTH = 10;

    private static final int DATETIME_WIDTH = 19;

    private final String keyText;
    private final boolean mysql;

    MariaDbDialect(boolean mysql) {
        this.mysql = mysql;
        // Texts of a key differ when their bytes differ, also in case, accents and trailing blanks.
        this.keyText =
                "VARCHAR(255) CHARACTER SET utf8mb4 COLLATE " + (mysql ? "utf8mb4_0900_bin" : "utf8mb4_nopad_bin");
    }

    @Override
    String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    @Override
    boolean schemasAreCatalogs() {
        return true;
    }

    @Override
    String type(DataType type) {
        if (type instanceof DataType.Int integer && integer.bits() == 8 || type instanceof DataType.Bool) {
            return type instanceof DataType.Bool ? "TINYINT(1)" : "TINYINT";
        } else if (type instanceof DataType.Floating floating) {
            return floating.bits() == 32 ? "FLOAT" : "DOUBLE";
        } else if (type instanceof DataType.Text) {
            return "LONGTEXT CHARACTER SET utf8mb4";
        } else if (type instanceof DataType.Json) {
            return "JSON";
        } else if (type instanceof DataType.Binary) {
            return "LONGBLOB";
        } else if (type instanceof DataType.Time time) {
            return "TIME(" + Math.min(MAX_FRACTION, time.precision()) + ")";
        } else if (type instanceof DataType.Timestamp timestamp) {
            return "DATETIME(" + Math.min(MAX_FRACTION, timestamp.precision()) + ")";
        } else if (type instanceof DataType.TimestampTz timestamp) {
            return "TIMESTAMP(" + Math.min(MAX_FRACTION, timestamp.precision()) + ")";
        } else if (type instanceof DataType.Uuid) {
            return mysql ? "CHAR(36) CHARACTER SET ascii" : "UUID";
        }
        return super.type(type);
    }

    @Override
    String keyType(DataType type) {
        boolean text = type instanceof DataType.Text || type instanceof DataType.Json;
        return text ? keyText : super.keyType(type);
    }

    /** A target may take instants as DATETIME, so the end of TIMESTAMP is no concern of staging tables. */
    @Override
    String stageType(DataType type, boolean key) {
        return type instanceof DataType.TimestampTz instant
                ? super.stageType(new DataType.Timestamp(instant.precision()), key)
                : super.stageType(type, key);
    }

    @Override
    DataType stored(DataType type) {
        if (type instanceof DataType.Bool) {
            return new DataType.Int(8);
        } else if (type instanceof DataType.Int) {
            return type;
        } else if (type instanceof DataType.Uuid) {
            return mysql ? new DataType.Text() : type;
        } else if (type instanceof DataType.Time time) {
            return new DataType.Time(Math.min(MAX_FRACTION, time.precision()));
        } else if (type instanceof DataType.Timestamp timestamp) {
            return new DataType.Timestamp(Math.min(MAX_FRACTION, timestamp.precision()));
        } else if (type instanceof DataType.TimestampTz timestamp) {
            return new DataType.TimestampTz(Math.min(MAX_FRACTION, timestamp.precision()));
        }
        return super.stored(type);
    }

    @Override
    Optional<DataType> typeOf(TableColumn column) {
        String type = column.typeName().toUpperCase(Locale.ROOT);
        boolean unsigned = type.contains("UNSIGNED");
        return switch (type.replaceAll("[ (].*", "")) {
            case "TINYINT", "BOOLEAN" -> unsigned ? Optional.empty() : Optional.of(new DataType.Int(8));
            case "SMALLINT" -> unsigned ? Optional.empty() : Optional.of(new DataType.Int(16));
            case "INT", "INTEGER" -> unsigned ? Optional.empty() : Optional.of(new DataType.Int(32));
            case "BIGINT" -> unsigned ? Optional.empty() : Optional.of(new DataType.Int(64));
            case "FLOAT" -> Optional.of(new DataType.Floating(32));
            case "DOUBLE" -> Optional.of(new DataType.Floating(64));
            case "VARCHAR", "TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT", "JSON" -> Optional.of(new DataType.Text());
            case "CHAR" -> mysql && column.size() == 36 ? Optional.of(new DataType.Text()) : Optional.empty();
            case "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB" -> Optional.of(new DataType.Binary());
            case "DATE" -> Optional.of(new DataType.Date());
            case "TIME" -> Optional.of(new DataType.Time(fraction(column, TIME_WIDTH)));
            case "DATETIME" -> Optional.of(new DataType.Timestamp(fraction(column, DATETIME_WIDTH)));
            case "TIMESTAMP" -> Optional.of(new DataType.TimestampTz(fraction(column, DATETIME_WIDTH)));
            case "UUID" -> Optional.of(new DataType.Uuid());
            case "DECIMAL", "NUMERIC" -> unsigned ? Optional.empty() : super.typeOf(column);
            default -> Optional.empty();
        };
    }

    /** The driver tells the fraction's digits, with the point, in the width of the text only. */
    private static int fraction(TableColumn column, int width) {
        return Math.max(0, Math.min(MAX_FRACTION, column.size() - width - 1));
    }

    /** A DATETIME takes an instant as its time in UTC: the way around the end of TIMESTAMP. */
    @Override
    boolean holds(TableColumn column, DataType type) {
        return type instanceof DataType.TimestampTz instant
                        && column.typeName().toUpperCase(Locale.ROOT).startsWith("DATETIME")
                ? super.holds(column, new DataType.Timestamp(instant.precision()))
                : super.holds(column, type);
    }

    @Override
    String createSchema(String schema) {
        return "CREATE DATABASE IF NOT EXISTS " + quote(schema) + " CHARACTER SET utf8mb4";
    }

    @Override
    String createStage(String table, String columns) {
        return super.createStage(table, columns) + tableOptions();
    }

    @Override
    String tableOptions() {
        return " ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
    }

    @Override
    String changeType(TableName table, TableColumn column, String type) {
        return "ALTER TABLE " + qualified(table) + " MODIFY COLUMN " + quote(column.name()) + " " + type
                + (column.nullable() ? " NULL" : " NOT NULL");
    }

    @Override
    String dropNotNull(TableName table, TableColumn column) {
        String type = typeOf(column).map(this::type).orElse(column.typeName());
        return "ALTER TABLE " + qualified(table) + " MODIFY COLUMN " + quote(column.name()) + " " + type + " NULL";
    }

    @Override
    String inOrder(String column, DataType type) {
        return type instanceof DataType.Text ? "CAST(" + column + " AS BINARY)" : column;
    }

    /** Not ON DUPLICATE KEY, which would also replace rows that are equal in another unique column. */
    @Override
    List<String> merge(Merge merge) {
        String same = merge.each(merge.keys(), (target, stage) -> "t." + target + " = s." + stage, " AND ");
        String sets = merge.each(merge.others(), (target, stage) -> "t." + target + " = s." + stage, ", ");
        String update = "UPDATE " + merge.target() + " t JOIN (" + merge.winners() + ") s ON " + same + " SET " + sets;
        String insert = "INSERT INTO " + merge.target() + " ("
                + merge.each(merge.all(), (target, stage) -> target, ", ") + ") SELECT "
                + merge.each(merge.all(), (target, stage) -> "s." + stage, ", ") + " FROM (" + merge.winners()
                + ") s LEFT JOIN " + merge.target() + " t ON " + same + " WHERE t."
                + merge.columns().get(merge.keys().get(0)) + " IS NULL";
        return sets.isEmpty() ? List.of(insert) : List.of(update, insert);
    }

    @Override
    RowWriter writer(Connection connection, StageTable stage, Schema schema) throws SQLException {
        return new BatchWriter(connection, stage, schema, new MariaDbBinders());
    }
}
