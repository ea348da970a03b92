package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Schema;

/** H2: MERGE as the standard has it. */
final class H2Dialect extends Dialect {

    @Override
    String type(DataType type) {
        if (type instanceof DataType.Int integer && integer.bits() == 8) {
            return "TINYINT";
        } else if (type instanceof DataType.Text) {
            return "CHARACTER VARYING";
        } else if (type instanceof DataType.Binary) {
            return "BINARY VARYING";
        } else if (type instanceof DataType.Json) {
            return "JSON";
        } else if (type instanceof DataType.Uuid) {
            return "UUID";
        }
        return super.type(type);
    }

    @Override
    String keyType(DataType type) {
        return type instanceof DataType.Json ? "CHARACTER VARYING" : type(type);
    }

    @Override
    DataType stored(DataType type) {
        return type;
    }

    @Override
    Optional<DataType> typeOf(TableColumn column) {
        String type = column.typeName().toUpperCase(Locale.ROOT);
        return switch (type) {
            case "UUID" -> Optional.of(new DataType.Uuid());
            case "JSON" -> Optional.of(new DataType.Json());
            case "CHARACTER", "BINARY", "ENUM", "VARCHAR_IGNORECASE" -> Optional.empty();
            default -> type.startsWith("INTERVAL") ? Optional.empty() : super.typeOf(column);
        };
    }

    @Override
    boolean holds(TableColumn column, DataType type) {
        return column.typeName().equalsIgnoreCase("DECFLOAT")
                ? type instanceof DataType.Decimal || type instanceof DataType.Int
                : super.holds(column, type);
    }

    @Override
    String createSchema(String schema) {
        return "CREATE SCHEMA IF NOT EXISTS " + quote(schema);
    }

    @Override
    RowWriter writer(Connection connection, StageTable stage, Schema schema) throws SQLException {
        return new BatchWriter(connection, stage, schema, new H2Binders());
    }
}
