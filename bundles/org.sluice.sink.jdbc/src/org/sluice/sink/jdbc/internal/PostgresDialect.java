package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Schema;

/** PostgreSQL: COPY in binary, and INSERT .. ON CONFLICT. */
final class PostgresDialect extends Dialect {

    private static final int MAX_FRACTION = 6;
    private static final int MAX_NUMERIC = 1000;

    @Override
    String type(DataType type) {
        DataType stored = stored(type);
        if (type instanceof DataType.Text) {
            return "text";
        } else if (type instanceof DataType.Json) {
            // Unlike jsonb it keeps the text as it came.
            return "json";
        } else if (type instanceof DataType.Binary) {
            return "bytea";
        } else if (type instanceof DataType.Uuid) {
            return "uuid";
        }
        return super.type(stored);
    }

    @Override
    String keyType(DataType type) {
        return type instanceof DataType.Json ? "jsonb" : type(type);
    }

    @Override
    DataType stored(DataType type) {
        if (type instanceof DataType.Json || type instanceof DataType.Uuid) {
            return type;
        } else if (type instanceof DataType.Time time && time.precision() > MAX_FRACTION) {
            return new DataType.Time(MAX_FRACTION);
        } else if (type instanceof DataType.Timestamp timestamp && timestamp.precision() > MAX_FRACTION) {
            return new DataType.Timestamp(MAX_FRACTION);
        } else if (type instanceof DataType.TimestampTz timestamp && timestamp.precision() > MAX_FRACTION) {
            return new DataType.TimestampTz(MAX_FRACTION);
        }
        return super.stored(type);
    }

    @Override
    Optional<DataType> typeOf(TableColumn column) {
        return switch (column.typeName()) {
            case "bool" -> Optional.of(new DataType.Bool());
            case "uuid" -> Optional.of(new DataType.Uuid());
            case "json", "jsonb" -> Optional.of(new DataType.Json());
            case "text", "varchar", "citext" -> Optional.of(new DataType.Text());
            case "bytea" -> Optional.of(new DataType.Binary());
            case "time" -> Optional.of(new DataType.Time(fraction(column)));
            case "timestamp" -> Optional.of(new DataType.Timestamp(fraction(column)));
            case "timestamptz" -> Optional.of(new DataType.TimestampTz(fraction(column)));
            case "int2", "int4", "int8", "smallserial", "serial", "bigserial", "float4", "float8", "date", "numeric" ->
                super.typeOf(column);
            default -> Optional.empty();
        };
    }

    @Override
    boolean holds(TableColumn column, DataType type) {
        boolean unbounded = column.typeName().equals("numeric") && (column.size() <= 0 || column.size() > MAX_NUMERIC);
        return unbounded ? type instanceof DataType.Decimal || type instanceof DataType.Int : super.holds(column, type);
    }

    @Override
    boolean changesTablesInTransactions() {
        return true;
    }

    @Override
    String createSchema(String schema) {
        return "CREATE SCHEMA IF NOT EXISTS " + quote(schema);
    }

    @Override
    String inOrder(String column, DataType type) {
        return type instanceof DataType.Text ? column + " COLLATE \"C\"" : column;
    }

    @Override
    List<String> merge(Merge merge) {
        String sets = merge.each(merge.others(), (target, stage) -> target + " = EXCLUDED." + target, ", ");
        return List.of("INSERT INTO " + merge.target() + " ("
                + merge.each(merge.all(), (target, stage) -> target, ", ") + ") " + merge.winners() + " ON CONFLICT ("
                + merge.each(merge.keys(), (target, stage) -> target, ", ") + ") DO "
                + (sets.isEmpty() ? "NOTHING" : "UPDATE SET " + sets));
    }

    @Override
    RowWriter writer(Connection connection, StageTable stage, Schema schema) throws SQLException {
        return CopyWriter.open(connection, stage, schema);
    }
}
